package org.lanegrad.bench.formula;

/** A text is not a formula: what is wrong, and where. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The longest formula that is shown whole; of longer ones, as much around the fault. */
    private static final int WIDTH = 72;

    private final String formula;
    private final int position;

    FormulaException(String message, Place place) {
        super(message);
        this.formula = place.text();
        this.position = place.offset();
    }

    /**
     * Where the fault is.
     *
     * @return an index in the formula's text, or its length for a fault at the end
     */
    public int position() {
        return position;
    }

    /**
     * The formula with a caret under the fault.
     *
     * @return two lines
     */
    public String pointer() {
        String line = formula.replaceAll("[\\s\\p{Cc}]", " ");
        int start = Math.max(0, Math.min(position - WIDTH / 2, line.length() - WIDTH));
        int end = Math.min(line.length(), start + WIDTH);
        String before = (start > 0 ? "..." : "") + line.substring(start, position);
        String after = line.substring(position, end) + (end < line.length() ? "..." : "");
        return before + after + "\n" + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }
}
