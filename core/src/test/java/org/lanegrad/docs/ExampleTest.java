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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages show is what happens. */
@ResourceLock(Resources.SYSTEM_OUT)
class ExampleTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src/test/java/org/lanegrad/docs");

    /** A page, the class whose source its first block of Java shows, and how to run it. */
    record Example(Path page, Path source, Consumer<String[]> main) {}

    static Stream<Example> examples() {
        return Stream.of(
                new Example(ROOT.resolve("README.md"), SOURCES.resolve("FirstGradient.java"), FirstGradient::main),
                new Example(
                        ROOT.resolve("docs/five-minutes.md"), SOURCES.resolve("FiveMinutes.java"), FiveMinutes::main));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsTheOneThatIsCompiled(Example example) throws IOException {
        List<String> source = Files.readAllLines(example.source);
        String region = source.subList(
                        source.indexOf("    // @start region=\"example\"") + 1, source.indexOf("    // @end"))
                .stream()
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(Collectors.joining("\n"));
        assertEquals(region, block(example.page, "java"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theOutputIsTheOneThatIsPrinted(Example example) throws IOException {
        Locale locale = Locale.getDefault();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            Locale.setDefault(Locale.ROOT);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            example.main.accept(new String[0]);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
        }
        String text = printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        assertEquals(text.stripTrailing(), block(example.page, "text"));
    }

    /** The first code block of a language. */
    private static String block(Path page, String language) throws IOException {
        List<String> lines = Files.readAllLines(page);
        int start = lines.indexOf("```" + language) + 1;
        List<String> rest = lines.subList(start, lines.size());
        return String.join("\n", rest.subList(0, rest.indexOf("```"))).stripTrailing();
    }
}
