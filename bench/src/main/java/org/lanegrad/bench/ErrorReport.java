package org.lanegrad.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.lanegrad.bench.formula.FormulaException;
import org.lanegrad.bench.points.PointsException;
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
        // picocli begins some of its messages so, and counts words from the last command's on
        err.println("error: "
                + String.valueOf(exception.getMessage())
                        .replaceFirst("^Error: ", "")
                        .replaceFirst("^Unmatched (arguments?) (at|from) index \\d+", "Unexpected $1"));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        err.println("error: " + message(exception));
        return switch (exception) {
            case FormulaException fault -> {
                fault.pointer().lines().forEach(line -> err.println("  " + line));
                yield ExitCode.USAGE;
            }
            case PointsException _ -> ExitCode.USAGE;
            case IllegalStateException _, IOException _ -> ExitCode.SOFTWARE;
            default -> {
                exception.printStackTrace(err);
                yield ExitCode.SOFTWARE;
            }
        };
    }

    /** Some messages of the JDK are a file's name and no more. */
    private static String message(Exception exception) {
        return switch (exception) {
            case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
            case AccessDeniedException e -> e.getFile() + ": access is denied";
            default -> String.valueOf(exception.getMessage());
        };
    }
}
