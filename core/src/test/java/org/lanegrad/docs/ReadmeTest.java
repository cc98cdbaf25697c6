package org.lanegrad.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What README.md shows is what happens. */
@ResourceLock(Resources.SYSTEM_OUT)
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLE = Path.of("src/test/java/org/lanegrad/docs/FirstGradient.java");

    @Test
    void theExampleIsTheOneThatIsCompiled() throws IOException {
        List<String> source = Files.readAllLines(EXAMPLE);
        String region = source.subList(
                        source.indexOf("    // @start region=\"example\"") + 1, source.indexOf("    // @end"))
                .stream()
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(Collectors.joining("\n"));
        assertEquals(region, block("java"));
    }

    @Test
    void theOutputIsTheOneThatIsPrinted() throws IOException {
        Locale locale = Locale.getDefault();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            Locale.setDefault(Locale.ROOT);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            FirstGradient.main(new String[0]);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
        }
        String text = printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        assertEquals(text.stripTrailing(), block("text"));
    }

    /** The first code block of a language. */
    private static String block(String language) throws IOException {
        List<String> lines = Files.readAllLines(README);
        int start = lines.indexOf("```" + language) + 1;
        List<String> rest = lines.subList(start, lines.size());
        return String.join("\n", rest.subList(0, rest.indexOf("```"))).stripTrailing();
    }
}
