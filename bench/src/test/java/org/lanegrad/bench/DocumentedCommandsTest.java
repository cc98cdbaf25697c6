package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What pages in docs show of the command line is what happens. */
class DocumentedCommandsTest extends CommandTest {
    private static final Path DOCS = Path.of("..", "docs");
    /** Text that begins with a command; other text is what code prints. */
    private static final Pattern BLOCK = Pattern.compile("```text\n(\\$ .*?)```", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\$ (\\S+) (.*)\n((?:(?!\\$ ).*\n)*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> commands() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String page : List.of("command-line.md", "differentiation.md")) {
            BLOCK.matcher(Files.readString(DOCS.resolve(page))).results().forEach(block -> blocks.add(block.group(1)));
        }
        assertTrue(blocks.size() >= 9, blocks::toString);
        return blocks.stream()
                .map(block ->
                        DynamicTest.dynamicTest(block.lines().findFirst().orElseThrow(), () -> check(block)));
    }

    private void check(String block) throws IOException {
        Matcher step = STEP.matcher(block);
        int end = 0;
        while (step.find()) {
            assertEquals(end, step.start());
            end = step.end();
            if (step.group(1).equals("lanegrad")) {
                assertEquals(step.group(3), lanegrad(step.group(2)));
            } else {
                assertEquals("cat", step.group(1));
                Path file = folder.resolve(step.group(2));
                // A file that is shown before it is used is given
                if (!Files.exists(file)) {
                    Files.writeString(file, step.group(3));
                }
                assertEquals(step.group(3), Files.readString(file));
            }
        }
        assertEquals(block.length(), end);
    }

    private String lanegrad(String line) {
        String[] arguments = WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .map(word -> word.endsWith(".csv") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        run(arguments);
        return output() + errors();
    }
}
