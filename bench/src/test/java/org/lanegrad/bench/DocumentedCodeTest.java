package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java code that a page shows compiles, block after block as one program, and each block prints the text block that
 * follows it. After a change, have the pages' text written anew with {@code -Dlanegrad.write.docs=true}.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.LOCALE)
class DocumentedCodeTest {
    /** Code, and what it prints; text that begins with a command is another test's. */
    private static final Pattern BLOCK =
            Pattern.compile("```java\n(.*?)```\n(\n```text\n(?!\\$ )(.*?)```\n)?", Pattern.DOTALL);

    private static final Pattern IMPORT = Pattern.compile("import .*;\n");
    private static final char END_OF_BLOCK = '\f';

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"differentiation.md", "executors.md"})
    void printsWhatThePageSays(String name) throws IOException, ReflectiveOperationException {
        Path file = Path.of("..", "docs", name);
        String page = Files.readString(file);
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
        assertFalse(blocks.isEmpty());
        compile(blocks.stream().map(block -> block.group(1)).toList());
        String run = withOutputs(page, blocks, run().split(String.valueOf(END_OF_BLOCK), -1));
        if (Boolean.getBoolean("lanegrad.write.docs")) {
            Files.writeString(file, run);
        }
        assertEquals(run, Files.readString(file));
    }

    private void compile(List<String> blocks) throws IOException {
        String all = blocks.stream()
                .map(block -> IMPORT.matcher(block).replaceAll(""))
                .collect(Collectors.joining("System.out.print('\\f');\n"));
        String imports = blocks.stream()
                .flatMap(block -> IMPORT.matcher(block).results())
                .map(MatchResult::group)
                .collect(Collectors.joining());
        Path source = folder.resolve("Page.java");
        Files.writeString(
                source, imports + "public class Page {\npublic static void main() throws Exception {\n" + all + "}}\n");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        errors,
                        errors,
                        "-proc:none",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertEquals(0, failed, () -> errors.toString(StandardCharsets.UTF_8));
    }

    private String run() throws IOException, ReflectiveOperationException {
        Locale locale = Locale.getDefault();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Locale.setDefault(Locale.ROOT);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Page").getMethod("main").invoke(null);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** The page with what was printed after each block, and nothing after blocks that print nothing. */
    private static String withOutputs(String page, List<MatchResult> blocks, String[] outputs) {
        assertEquals(blocks.size(), outputs.length);
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int i = 0; i < outputs.length; i++) {
            MatchResult block = blocks.get(i);
            text.append(page, end, block.start()).append("```java\n").append(block.group(1)).append("```\n");
            if (!outputs[i].isEmpty()) {
                text.append("\n```text\n").append(outputs[i].stripTrailing()).append("\n```\n");
            }
            end = block.end();
        }
        return text.append(page.substring(end)).toString();
    }
}
