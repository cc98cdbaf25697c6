package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;
import org.junit.jupiter.api.Test;

/** Aparapi's own way, a Java method that it translates: not used by the library, but watched. */
class TranslatedKernelTest {
    private static final int POINTS = 1000;

    /** The continued fraction of the square root of x + 1: no product that a compiler could fuse with a sum. */
    static final class ContinuedFraction extends Kernel {
        final double[] x = new double[POINTS];
        final double[] y = new double[POINTS];
        int steps = 20;

        @Override
        public void run() {
            int i = getGlobalId();
            if (i < POINTS) {
                double value = x[i];
                double fraction = 1.0;
                for (int k = 0; k < steps; k++) {
                    fraction = 1.0 + value / (1.0 + fraction);
                }
                y[i] = fraction;
            }
        }
    }

    @Test
    void aTranslatedJavaMethodComputesWhatJavaDoes() throws CompileFailedException {
        TestDevice.get();
        OpenCLDevice device = OpenCLDevice.listDevices(null).getFirst();
        device.setSharedMemory(false);
        ContinuedFraction kernel = new ContinuedFraction();
        for (int i = 0; i < POINTS; i++) {
            kernel.x[i] = i * 0.01;
        }
        kernel.setExplicit(true);
        kernel.compile(device);
        kernel.put(kernel.x);
        kernel.execute(Range.create(device, 1024, 64));
        assertTrue(kernel.isRunningCL());
        kernel.get(kernel.y);
        kernel.dispose();
        for (int i = 0; i < POINTS; i++) {
            double fraction = 1;
            for (int k = 0; k < kernel.steps; k++) {
                fraction = 1.0 + kernel.x[i] / (1.0 + fraction);
            }
            assertEquals(fraction, kernel.y[i], "point " + i);
        }
    }
}
