import org.lanegrad.ExecutorProvider;
import org.lanegrad.scalar.CompiledProvider;
import org.lanegrad.scalar.ScalarProvider;

/** Recording of functions onto tapes, their derivatives, and the scalar executor. */
@SuppressWarnings("module") // the executors' modules are built after this one
module org.lanegrad.core {
    requires static org.jspecify;

    exports org.lanegrad;
    exports org.lanegrad.eager;
    exports org.lanegrad.file;
    exports org.lanegrad.op;
    exports org.lanegrad.pass;
    exports org.lanegrad.plan to
            org.lanegrad.simd,
            org.lanegrad.gpu;
    exports org.lanegrad.sweep;

    uses ExecutorProvider;

    provides ExecutorProvider with
            ScalarProvider,
            CompiledProvider;
}
