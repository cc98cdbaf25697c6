import org.lanegrad.ExecutorProvider;
import org.lanegrad.simd.VectorProvider;

/** The executor that runs tapes on the CPU's vector lanes. */
module org.lanegrad.simd {
    requires static org.jspecify;
    requires jdk.incubator.vector;
    requires jdk.jfr;
    requires jdk.management;
    requires transitive org.lanegrad.core;

    exports org.lanegrad.simd;

    provides ExecutorProvider with
            VectorProvider;
}
