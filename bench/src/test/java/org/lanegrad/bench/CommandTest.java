package org.lanegrad.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands and holds what they write. */
abstract class CommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs a command after forgetting what was written before. */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commandLine().execute(arguments);
    }

    /** The command line, whose output is held. */
    CommandLine commandLine() {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    /** What it wrote to the standard output. */
    String output() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    /** What it wrote to the standard error. */
    String errors() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }
}
