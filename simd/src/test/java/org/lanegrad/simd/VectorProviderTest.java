package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;

/** Choosing the executor, and what a user reads where it cannot run. */
class VectorProviderTest {

    /** Prepares a tape by the name of the executor and prints what comes of it. */
    static final class Prepare {
        public static void main(String[] args) {
            Tape tape = Tape.record(r -> r.output("y", RealMath.sin(r.input("x"))));
            System.out.println(Executors.prepare(tape).describe());
            try (Executor executor = Executors.prepare("simd", tape)) {
                System.out.println(executor.describe());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void isTheBestWhereItCanRun() throws Exception {
        List<String> lines = run("--add-modules=jdk.incubator.vector");
        assertTrue(lines.get(0).startsWith("simd executor, Vector API, float64, vectors of "), lines::toString);
        assertEquals(lines.get(0), lines.get(1));
    }

    @Test
    void withoutTheModuleTheMessageNamesTheFlag() throws Exception {
        List<String> lines = run();
        assertTrue(lines.get(0).startsWith("compiled executor"), lines::toString);
        assertEquals(
                "The executor 'simd' cannot run here: the JVM runs without the Vector API; start it with"
                        + " --add-modules=jdk.incubator.vector",
                lines.get(1));
    }

    @Test
    void withoutFusedMultiplyAddItIsRefused() throws Exception {
        List<String> lines = run("--add-modules=jdk.incubator.vector", "-XX:-UseFMA");
        assertTrue(lines.get(0).startsWith("compiled executor"), lines::toString);
        assertTrue(
                lines.get(1).startsWith("The executor 'simd' cannot run here: the CPU has no fused multiply-add"),
                lines::toString);
    }

    private static List<String> run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Prepare.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream output = process.getInputStream()) {
            List<String> lines = new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertEquals(0, process.waitFor(), lines::toString);
            return lines;
        }
    }
}
