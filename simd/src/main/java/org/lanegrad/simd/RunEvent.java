package org.lanegrad.simd;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A batch was run, or summed. */
@Name("lanegrad.Run")
@Label("Run Batch")
@Category("Lanegrad")
@Description("A tape was run over a batch, or its outputs were summed")
@StackTrace(false)
final class RunEvent extends Event {
    @Label("Operations")
    @Description("Operations of the optimised tape")
    long operations;

    @Label("Points")
    @Description("Points in the batch")
    int points;

    @Label("Threads")
    @Description("Threads that may have worked, the caller's among them")
    int threads;

    @Label("Compiled")
    @Description("Whether compiled kernels ran at the end")
    boolean compiled;

    /** Ends. */
    void commit(long operations, int points, int threads, boolean compiled) {
        this.operations = operations;
        this.points = points;
        this.threads = threads;
        this.compiled = compiled;
        commit();
    }
}
