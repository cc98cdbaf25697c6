package org.lanegrad.simd;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A tape was made ready for the interpreter. */
@Name("lanegrad.Prepare")
@Label("Prepare Tape")
@Category("Lanegrad")
@Description("A tape was optimised and made ready for the interpreter")
final class PrepareEvent extends StageEvent {
    @Label("Operations")
    @Description("Operations of the optimised tape")
    long operations;

    /** Ends with what was made. */
    void commit(long operations, Stage stage) {
        end();
        this.operations = operations;
        describe(stage);
        commit();
    }
}
