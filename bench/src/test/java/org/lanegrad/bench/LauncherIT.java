package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the packaged launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path LAUNCHER = TARGET.resolve("lanegrad");
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Map<String, String> THIS_JAVA = Map.of("JAVA25_HOME", System.getProperty("java.home"));
    private static final String[] ARGUMENTS = {"gradient", "x * y", "--at", "x=2, y=3"};
    private static final String EXPECTED = "z        6.0\ndz/dx    3.0\ndz/dy    2.0\n";

    @TempDir
    Path folder;

    @Test
    void fromAnotherFolder() throws Exception {
        assertEquals(EXPECTED, run(0, LAUNCHER, THIS_JAVA, ARGUMENTS));
    }

    @Test
    void inAFolderWithSpacesThroughSymbolicLinks() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("with some spaces/lib"));
        try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        Path launcher = Files.copy(LAUNCHER, lib.resolveSibling("lanegrad"), StandardCopyOption.COPY_ATTRIBUTES);
        assertEquals(EXPECTED, run(0, launcher, THIS_JAVA, ARGUMENTS));

        Path links = Files.createDirectory(folder.resolve("links"));
        Path absolute = Files.createSymbolicLink(links.resolve("absolute"), launcher);
        Path relative = Files.createSymbolicLink(folder.resolve("a link"), folder.relativize(absolute));
        assertEquals(EXPECTED, run(0, relative, THIS_JAVA, ARGUMENTS));
    }

    @Test
    void exitCodesPassThrough() throws Exception {
        String report = run(2, LAUNCHER, THIS_JAVA, "gradient", "2x");
        assertTrue(report.endsWith("  2x\n   ^\n"), report);
    }

    @Test
    void aWorkloadIsMeasured() throws Exception {
        String report = run(0, LAUNCHER, THIS_JAVA, "bench", "2", "--layout", "lane", "--seconds", "0.01");
        assertTrue(report.matches("(?s).*\n[0-9]+[.][0-9] gradients/s\n"), report);
    }

    @Test
    void withoutADeviceTheReasonIsTold() throws Exception {
        Map<String, String> noDriver = Map.of(
                "JAVA25_HOME", System.getProperty("java.home"), "OCL_ICD_VENDORS", folder.toString());
        String report = run(1, LAUNCHER, noDriver, "gradient", "2*x", "--at", "x=1", "--executor", "opencl");
        assertTrue(report.startsWith("error: The executor 'opencl' cannot run here: "), report);
        assertEquals(1, report.lines().count(), report);
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        String version = run(0, LAUNCHER, THIS_JAVA, "--version");
        assertTrue(version.matches("lanegrad \\d+[.]\\d+.*\n"), version);
    }

    @Test
    void anOldJavaIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old java/bin")).getParent();
        Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho 'java version \"1.8.0_402\"' >&2\n");
        assertTrue(java.toFile().setExecutable(true));
        Map<String, String> environment =
                Map.of("JAVA25_HOME", old.toString(), "JAVA_HOME", System.getProperty("java.home"));
        assertEquals(EXPECTED, run(0, LAUNCHER, environment, ARGUMENTS));
    }

    @Test
    void pointsFlowThroughPipes() throws Exception {
        Process process = start(LAUNCHER, THIS_JAVA, "gradient", "x * y", "--in", "-");
        try (Writer points = process.outputWriter(StandardCharsets.UTF_8)) {
            points.write("id,x,y\n\u00fc,2,3\n");
        }
        assertEquals("id,x,y,z,dz/dx,dz/dy\n\u00fc,2,3,6.0,3.0,2.0\n", output(0, process));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void anInterruptLeavesNothingHalfWritten(String signal, int exitCode) throws Exception {
        Path results = Files.writeString(folder.resolve("results.csv"), "old");
        Process process = start(LAUNCHER, THIS_JAVA, "gradient", "x", "--in", "-", "--out", results.toString());
        // The input stays open, so that the command is at work until it is interrupted
        try (Writer points = process.outputWriter(StandardCharsets.UTF_8)) {
            points.write("x\n" + "1\n".repeat(100_000));
            points.flush();
            while (sizes().max().orElse(0) < 100_000) {
                assertTrue(process.isAlive());
                Thread.sleep(10);
            }
            run(0, Path.of("/bin/kill"), Map.of(), "-s", signal, String.valueOf(process.pid()));
            assertEquals("", output(exitCode, process));
        }
        assertEquals("old", Files.readString(results));
        assertEquals(1, sizes().count());
    }

    /** With a terminal there is a bar, which must not take the interrupt for itself. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anInterruptAtATerminalLeavesNothingHalfWritten() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + ", which gives a command a terminal, is not here");
        String[] script = {"--quiet", "--return", "--command", LAUNCHER + " simulate lynx-hare", "/dev/null"};
        Process process = start(SCRIPT, THIS_JAVA, script);
        try (Writer keyboard = process.outputWriter(StandardCharsets.UTF_8)) {
            Reader screen = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder shown = new StringBuilder();
            while (!shown.toString().contains("sampling   0%")) {
                int letter = screen.read();
                assertTrue(letter >= 0, shown::toString);
                shown.append((char) letter);
            }
            assertEquals(1, sizes().count());
            keyboard.write('\3');
            keyboard.flush();
            output(130, process);
        }
        assertEquals(0, sizes().count());
    }

    /** The sizes of all files in the temporary folder. */
    private LongStream sizes() {
        return Stream.of(folder.toFile().listFiles()).mapToLong(File::length);
    }

    /** What the launcher writes. */
    private String run(int exitCode, Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return output(exitCode, start(launcher, environment, arguments));
    }

    /** Starts the launcher in the temporary folder. */
    private Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output(int exitCode, Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, process.waitFor(), output);
        // The JVM says this on its error output whenever the Vector API is there
        return output.replaceFirst("^WARNING: Using incubator modules: jdk.incubator.vector\\R", "");
    }
}
