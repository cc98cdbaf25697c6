package org.lanegrad.simd;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Kernels were compiled beside the interpreter, until they were warm. */
@Name("lanegrad.Compile")
@Label("Compile Kernels")
@Category("Lanegrad")
@Description("Kernels of a tape were planned, compiled and warmed beside the interpreter")
@StackTrace(false)
final class CompileEvent extends StageEvent {
    @Label("Outcome")
    @Description("Whether compiled kernels run from now on, and if not, why")
    String outcome = "";

    /** Ends with what has come of it; without a stage if none could be made. */
    void commit(String outcome, @Nullable Stage stage) {
        end();
        this.outcome = outcome;
        if (stage != null) {
            describe(stage);
        }
        commit();
    }
}
