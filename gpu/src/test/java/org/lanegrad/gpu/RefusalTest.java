package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aparapi.exception.CompileFailedException;
import com.aparapi.internal.kernel.KernelRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;

/** What a device that lacks something is refused with. */
class RefusalTest {
    private static final String NO_FLOAT64 = "FP64 required but not supported";

    @Test
    void aDeviceWithoutFloat64IsRefusedWithTheReason() throws IOException {
        AparapiDevice device = TestDevice.get();
        OpenClException refusal = device.refused("source", new CompileFailedException(NO_FLOAT64));
        assertEquals(
                "The OpenCL device " + device.info()
                        + " has no float64 (cl_khr_fp64), which every tape needs. Choose another device.",
                refusal.getMessage());
        // No such device is at hand: at least Aparapi still says it in these words
        try (InputStream code = KernelRunner.class.getResourceAsStream("KernelRunner.class")) {
            assertTrue(new String(code.readAllBytes(), StandardCharsets.ISO_8859_1).contains(NO_FLOAT64));
        }
    }

    @Test
    void whatTheUserAllowsIsAtMostHalfOfTheMemory() {
        OpenClDevice info = TestDevice.get().info();
        String before = System.setProperty(OpenClProvider.MEMORY, "2000000000");
        try {
            assertEquals(info.memory() / 2, OpenClOptions.of(TestDevice.get()).memory());
        } finally {
            if (before == null) {
                System.clearProperty(OpenClProvider.MEMORY);
            } else {
                System.setProperty(OpenClProvider.MEMORY, before);
            }
        }
    }

    @Test
    void aTapeWhoseBlockIsLongerThanAnArrayIsRefused() {
        BatchShape inputs = new BatchShape(Tape.trace(r -> r.output("y", r.input("x"))));
        OpenClProgram nothing = new OpenClProgram(OpenClSource.nothing(), new double[0], new int[0], 0, "nothing");
        Batch point = Batch.allocate(1, 1, Layout.BY_COLUMN);
        try (DeviceRun run = new DeviceRun(nothing, inputs, 5_000_000, OpenClOptions.of(TestDevice.get()))) {
            OpenClException refusal =
                    assertThrows(OpenClException.class, () -> run.evaluate(point, new double[0], 0, 1));
            assertEquals(
                    "The tape is too large: a block of 64 points takes an array of 320000000 numbers, and Aparapi's"
                            + " arrays have at most 268435455.",
                    refusal.getMessage());
        }
    }

    @Test
    void anArrayThatTheDeviceHasNoRoomForIsReported() {
        AparapiDevice device = TestDevice.get();
        try (AparapiProgram program = device.compile(OpenClSource.nothing(), 1)) {
            long numbers = device.info().largestArray() / Double.BYTES + 1;
            assumeTrue(numbers <= 1 << 26, "the device takes larger arrays than this test makes");
            program.arguments().scratch = new double[(int) numbers];
            OpenClException refusal = assertThrows(OpenClException.class, () -> program.launch(1, 1, 1));
            assertTrue(refusal.getMessage().contains("If its memory is short, set -Dlanegrad.opencl.memory"));
        }
    }
}
