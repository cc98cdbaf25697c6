package org.lanegrad.bench.formula;

/** A place in the text of a formula, for messages to point at. */
record Place(String text, int offset) {

    FormulaException fault(String message) {
        return new FormulaException(message, this);
    }
}
