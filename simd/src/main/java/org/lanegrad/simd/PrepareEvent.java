package org.lanegrad.simd;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A tape was made ready for the interpreter. */
@Name("lanegrad.Prepare")
@Label("Prepare Tape")
@Category("Lanegrad")
@Description("A tape was optimised and made ready for the interpreter")
final class PrepareEvent extends Event {
    @Label("Operations")
    @Description("Operations of the optimised tape")
    long operations;

    @Label("Kernels")
    @Description("Different operations")
    int kernels;

    @Label("Block")
    @Description("Points in a block")
    int block;

    @Label("Bytes")
    @Description("Memory that a block takes")
    @DataAmount
    long bytes;

    /** Ends with what was made. */
    void commit(long operations, Stage stage) {
        end();
        this.operations = operations;
        kernels = stage.program().kernels();
        block = stage.span();
        bytes = stage.bytes();
        commit();
    }
}
