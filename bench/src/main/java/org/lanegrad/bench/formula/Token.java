package org.lanegrad.bench.formula;

/** A word of a formula. */
record Token(Kind kind, String text, Place place) {

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean startsOperand() {
        return kind == Kind.NUMBER || kind == Kind.NAME || is("(");
    }

    /** How messages call it. */
    @Override
    public String toString() {
        return kind == Kind.END ? "the end of the formula" : "'" + text + "'";
    }
}
