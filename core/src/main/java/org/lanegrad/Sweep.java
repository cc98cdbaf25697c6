package org.lanegrad;

/** The part of a computation that an operation of a tape belongs to. */
public enum Sweep {
    /** The evaluation trace: the operations that compute the function's own values. */
    FORWARD("forward sweep"),
    /** Local derivatives: partials of one operation by its own operands, made of forward values only. */
    LOCAL("local derivatives"),
    /** The forward tangent sweep: directional derivatives carried from the inputs to the outputs. */
    TANGENT("tangent sweep"),
    /** The reverse adjoint sweep: adjoints carried from the outputs back to the inputs. */
    REVERSE("reverse sweep");

    private final String title;

    Sweep(String title) {
        this.title = title;
    }

    /**
     * The heading of this part in a printed tape.
     *
     * @return the heading
     */
    public String title() {
        return title;
    }
}
