package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanegrad.Executors;
import org.lanegrad.Tape;

/** What a machine without OpenCL hears, in a process of its own. */
@EnabledOnOs(OS.LINUX)
class NoDeviceTest {

    /** Prepares a tape and prints why that cannot be done. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Tape tape = Tape.record(r -> r.output("y", r.input("x").square()));
            try {
                Executors.prepare("opencl", tape).close();
            } catch (IllegalStateException exception) {
                System.out.println(exception.getMessage());
            }
            System.out.println(OpenClDevice.list());
        }
    }

    @Test
    void withoutAnyDriverItSaysSo(@TempDir Path empty) throws Exception {
        String output = run(Map.of("OCL_ICD_VENDORS", empty.toString()));
        // On a machine that has no OpenCL library at all, that is what it says
        assertTrue(output.contains("OpenCL is installed but has no device") || isWithoutLibrary(output), output);
        assertTrue(output.endsWith("[]\n"), output);
    }

    @Test
    void withoutTheLibraryItSaysSo(@TempDir Path folder) throws Exception {
        // A file that is no library stands before the real one
        Files.createFile(folder.resolve("libOpenCL.so.1"));
        String output = run(Map.of("LD_LIBRARY_PATH", folder.toString()));
        assertTrue(isWithoutLibrary(output), output);
        assertTrue(output.endsWith("[]\n"), output);
    }

    private static boolean isWithoutLibrary(String output) {
        return output.startsWith("The executor 'opencl' cannot run here: The OpenCL library could not be loaded.");
    }

    private static String run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getErrorStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
