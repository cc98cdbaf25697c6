package org.lanegrad.bench;

import java.io.PrintWriter;
import org.lanegrad.bench.formula.FormulaException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what went wrong. A stack trace is only for what should not have happened. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        err.println("error: " + exception.getMessage());
        return switch (exception) {
            case FormulaException fault -> {
                fault.pointer().lines().forEach(line -> err.println("  " + line));
                yield ExitCode.USAGE;
            }
            case IllegalStateException _ -> ExitCode.SOFTWARE;
            default -> {
                exception.printStackTrace(err);
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
