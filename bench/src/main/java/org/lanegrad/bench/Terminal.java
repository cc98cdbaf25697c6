package org.lanegrad.bench;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Whether somebody watches, and what is shown then. */
final class Terminal {
    private static final int WIDTH = 79;

    private Terminal() {}

    /** Whether input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 null again where there is none
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /**
     * A bar on the terminal.
     *
     * @param name what stands before it
     * @param size how much there is to do
     */
    static ProgressBarBuilder bar(String name, long size) {
        // Left to itself, the library opens the terminal with JLine, and Ctrl-C kills the JVM before it has cleaned up
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(size)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH));
    }
}
