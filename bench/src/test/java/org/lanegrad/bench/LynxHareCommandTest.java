package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LynxHareCommandTest {
    private static final String[] SMALL = {"--executor=scalar", "--chains=4", "--warmup=20", "--draws=8"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /** So few draws can't agree: it has to say so, and still to write the report. */
    @Test
    void aFailureIsReported() throws Exception {
        Path report = folder.resolve("report.html");
        assertEquals(1, run("--report", report.toString()), err.toString());
        String[] lines = out.toString().split("\\R", -1);
        assertEquals("Lynx and hare: 4 chains, 20 iterations of warm-up, 8 draws each", lines[0]);
        assertTrue(lines[1].matches(" +mean +error +published +error +apart +sd +published +ESS +R-hat"), lines[1]);
        assertTrue(lines[2].startsWith("alpha "), lines[2]);
        assertTrue(out.toString().contains(" gradients/s\nscalar executor, "), out.toString());
        assertTrue(lines[lines.length - 3].matches("FAIL: .*R-hat of alpha is .*"), lines[lines.length - 3]);
        assertEquals("report: " + report, lines[lines.length - 2]);
        assertTrue(Files.readString(report).endsWith("</html>\n"));
        assertTrue(err.toString().matches("(?s)(sampling: +[0-9]+ %, [0-9,]+ gradients\\R){10}"), err.toString());
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundOutFirst() {
        assertEquals(1, run("--report", folder.resolve("no/such/report.html").toString()));
        assertTrue(err.toString().startsWith("error: " + folder.resolve("no/such")), err.toString());
        assertFalse(out.toString().contains("alpha"));
    }

    @ParameterizedTest
    @CsvSource({
        "--chains=1,   'There must be at least 2 chains, not 1.'",
        "--warmup=30,  'The number of warm-up iterations must be a multiple of 4, but it is 30.'",
        "--draws=no,   'Invalid value for option ''--draws'': ''no'' is not an int'",
        "--executor=x, '--executor: There is no executor named ''x''.'",
    })
    void wrongOptions(String option, String message) {
        assertEquals(2, run(option, "--report", folder.resolve("report.html").toString()));
        assertTrue(err.toString().startsWith("error: " + message), err.toString());
        assertEquals(0, folder.toFile().list().length);
    }

    private int run(String... options) {
        String[] arguments = new String[2 + SMALL.length + options.length];
        arguments[0] = "simulate";
        arguments[1] = "lynx-hare";
        System.arraycopy(SMALL, 0, arguments, 2, SMALL.length);
        System.arraycopy(options, 0, arguments, 2 + SMALL.length, options.length);
        return Main.commandLine()
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
