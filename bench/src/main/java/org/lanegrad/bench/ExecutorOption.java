package org.lanegrad.bench;

import org.jspecify.annotations.Nullable;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --executor}, for commands that run tapes. */
final class ExecutorOption {
    @Option(
            names = "--executor",
            paramLabel = "NAME",
            description = "One of those that 'lanegrad devices' lists. Default: the best that can run here.")
    private @Nullable String name;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Prepares a tape for the executor that was asked for. */
    Executor prepare(Tape tape) {
        if (name == null) {
            return Executors.prepare(tape);
        }
        try {
            return Executors.prepare(name, tape);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--executor: " + e.getMessage(), e);
        }
    }
}
