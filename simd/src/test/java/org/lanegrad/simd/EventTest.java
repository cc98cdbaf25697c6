package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.workload.Workload;

/** A flight recording shows what was prepared, compiled and run. */
class EventTest {
    private static final Workload WORKLOAD = Workload.W2_ROSENBROCK;
    private static final Tape TAPE = WORKLOAD.tape().gradient();
    private static final int POINTS = 300;

    @TempDir
    private Path folder;

    @Test
    void showWhatHappens() throws IOException, InterruptedException {
        List<RecordedEvent> events;
        long operations = Optimizer.standard().apply(TAPE).operationCount();
        try (Recording recording = new Recording()) {
            recording.enable("lanegrad.*");
            recording.start();
            try (VectorExecutor executor = VectorExecutor.prepare(
                    TAPE, Optimizer.standard(), VectorOptions.standard().withBlock(64).withThreads(2))) {
                Batch points = WORKLOAD.batch(POINTS, Layout.BY_COLUMN);
                executor.run(points, Batch.allocate(TAPE.outputs().size(), POINTS, Layout.BY_COLUMN));
                assertTrue(executor.awaitCompiled(60), executor.describe());
                executor.sum(points, new double[0]);
            }
            recording.stop();
            Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }

        RecordedEvent prepare = only(events, "lanegrad.Prepare").getFirst();
        assertEquals(operations, prepare.getLong("operations"));
        assertEquals(64, prepare.getInt("block"));
        assertTrue(prepare.getInt("kernels") > 0);
        assertTrue(prepare.getLong("bytes") >= 64L * Double.BYTES * WORKLOAD.inputs());

        RecordedEvent compile = only(events, "lanegrad.Compile").getFirst();
        assertTrue(compile.getInt("kernels") > 0);
        assertTrue(compile.getString("outcome").contains("kernels compiled in "), compile.getString("outcome"));

        List<RecordedEvent> runs = only(events, "lanegrad.Run");
        assertEquals(2, runs.size());
        assertFalse(runs.getFirst().getBoolean("compiled"));
        assertTrue(runs.getLast().getBoolean("compiled"));
        for (RecordedEvent run : runs) {
            assertEquals(operations, run.getLong("operations"));
            assertEquals(POINTS, run.getInt("points"));
            assertEquals(2, run.getInt("threads"));
        }
    }

    private static List<RecordedEvent> only(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
