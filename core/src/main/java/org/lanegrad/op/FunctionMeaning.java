package org.lanegrad.op;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Tape;
import org.lanegrad.scalar.ScalarProgram;

/** The meaning of a function: its definition, recorded when first asked for, run on plain doubles. */
final class FunctionMeaning implements Meaning {
    private final Supplier<Tape> recorder;
    private volatile @Nullable Recorded recorded;

    private record Recorded(Tape tape, ScalarProgram program) {}

    FunctionMeaning(Supplier<Tape> recorder) {
        this.recorder = recorder;
    }

    Tape tape() {
        return recorded().tape();
    }

    @Override
    public double of(double a, double b, double c) {
        ScalarProgram program = recorded().program();
        double[] memory = program.newMemory();
        program.setInput(memory, 0, a);
        if (program.inputs() > 1) {
            program.setInput(memory, 1, b);
        }
        program.run(memory);
        return program.output(memory, 0);
    }

    /** Recording twice in a race is harmless: the two results are equal. */
    private Recorded recorded() {
        Recorded known = recorded;
        if (known == null) {
            Tape tape = recorder.get();
            known = new Recorded(tape, ScalarProgram.of(tape));
            recorded = known;
        }
        return known;
    }
}
