package org.lanegrad.gpu;

/**
 * A program on a device with its arrays there: set {@link #arguments}, {@link #put} the arrays that changed,
 * {@link #launch}, {@link #get} the arrays wanted. One thread at a time.
 *
 * <p>An array lies on the device from the first launch after it was put on. What the program writes and nothing reads
 * back is lost when the collector moves the Java array: nothing may be expected of such an array after the launch.
 */
final class AparapiProgram implements AutoCloseable {
    private final AparapiDevice device;
    private final AparapiKernel kernel;
    private boolean closed;

    AparapiProgram(AparapiDevice device, AparapiKernel kernel, int itemsInGroup) {
        this.device = device;
        this.kernel = kernel;
        // Some drivers finish the compilation only now, for this size of groups;
        // and what never ran cannot be disposed of
        launch(itemsInGroup, itemsInGroup, 1);
    }

    /** The arguments, to be changed before a launch. With a batch of 0 the program does nothing. */
    AparapiKernel arguments() {
        return kernel;
    }

    /** Has the next launch write an array to the device. */
    void put(double[] array) {
        kernel.put(array);
    }

    /** Has the next launch write an array to the device. */
    void put(int[] array) {
        kernel.put(array);
    }

    /** Reads an array that a launch has written from the device. */
    void get(double[] array) {
        kernel.get(array);
    }

    /**
     * Runs the program and waits for its end.
     *
     * @param items work items, a multiple of those in a group
     * @param itemsInGroup how many of them make a group
     * @param passes how often to run it, each time with the next number from 0 as its argument {@code pass}
     * @throws OpenClException if the device could not run it
     */
    void launch(int items, int itemsInGroup, int passes) {
        boolean ran;
        try {
            kernel.execute(device.range(items, itemsInGroup), passes);
            ran = kernel.isRunningCL();
        } catch (RuntimeException | AssertionError error) {
            throw failed(error);
        }
        if (!ran) {
            throw failed(null);
        }
    }

    private OpenClException failed(@org.jspecify.annotations.Nullable Throwable cause) {
        AparapiDevice.forgiveFailures();
        long bytes = 8L * (kernel.points.length + kernel.uniforms.length + kernel.scratch.length
                        + kernel.results.length + kernel.sums.length)
                + 4L * kernel.calls.length;
        String message = "The OpenCL device " + device.info() + " could not run the program with arrays of "
                + (bytes >> 20) + " MiB in all. If its memory is short, set -D" + OpenClProvider.MEMORY
                + " to fewer MiB; the driver's messages, if it has any, are on the standard error.";
        return cause == null ? new OpenClException(message) : new OpenClException(message, cause);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            kernel.dispose();
        }
    }
}
