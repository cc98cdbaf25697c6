package org.lanegrad.simd;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;

/** What a stage is made of, for the events in which one is made. */
abstract class StageEvent extends Event {
    @Label("Kernels")
    @Description("Different kernels")
    int kernels;

    @Label("Block")
    @Description("Points in a block")
    int block;

    @Label("Bytes")
    @Description("Memory that a block takes")
    @DataAmount
    long bytes;

    /** Describes what was made. */
    final void describe(Stage stage) {
        kernels = stage.program().kernels();
        block = stage.span();
        bytes = stage.bytes();
    }
}
