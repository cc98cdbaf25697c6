package org.lanegrad.bench;

import java.io.Console;

/** Whether somebody watches. */
final class Terminal {

    private Terminal() {}

    /** Whether input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 null again where there is none
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
