package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LynxHareCommandTest extends CommandTest {
    private static final String[] SMALL = {
        "simulate", "lynx-hare", "--executor=scalar", "--chains=4", "--warmup=20", "--draws=8"
    };

    @TempDir
    Path folder;

    /** So few draws can't agree: it has to say so, and still to write the report. */
    @Test
    void aFailureIsReported() throws Exception {
        Path report = folder.resolve("report.html");
        assertEquals(1, simulate("--report", report.toString()), errors());
        String[] lines = output().split("\n", -1);
        assertEquals("Lynx and hare: 4 chains, 20 iterations of warm-up, 8 draws each", lines[0]);
        assertTrue(lines[1].matches(" +mean +error +published +error +apart +sd +published +ESS +R-hat"), lines[1]);
        assertTrue(lines[2].startsWith("alpha "), lines[2]);
        assertTrue(output().contains(" gradients/s\nscalar executor, "), output());
        assertTrue(lines[lines.length - 3].matches("FAIL: .*R-hat of alpha is .*"), lines[lines.length - 3]);
        assertEquals("report: " + report, lines[lines.length - 2]);
        assertTrue(Files.readString(report).endsWith("</html>\n"));
        assertTrue(errors().matches("(?s)(sampling: +[0-9]+ %, [0-9,]+ gradients\n){10}"), errors());
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundOutFirst() {
        assertEquals(1, simulate("--report", folder.resolve("no/such/report.html").toString()));
        assertTrue(errors().startsWith("error: " + folder.resolve("no/such")), errors());
        assertFalse(output().contains("alpha"));
    }

    @ParameterizedTest
    @CsvSource({
        "--chains=1,   'There must be at least 2 chains, not 1.'",
        "--warmup=30,  'The number of warm-up iterations must be a multiple of 4, but it is 30.'",
        "--draws=no,   'Invalid value for option ''--draws'': ''no'' is not an int'",
        "--executor=x, '--executor: There is no executor named ''x''.'",
    })
    void wrongOptions(String option, String message) {
        assertEquals(2, simulate(option, "--report", folder.resolve("report.html").toString()));
        assertTrue(errors().startsWith("error: " + message), errors());
        assertEquals(0, folder.toFile().list().length);
    }

    private int simulate(String... options) {
        return commandLine()
                .setOverwrittenOptionsAllowed(true)
                .execute(Stream.of(SMALL, options).flatMap(Stream::of).toArray(String[]::new));
    }
}
