package org.lanegrad.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/**
 * Provides the executor for OpenCL devices. It runs only where it is asked for by its name, {@code opencl}: a device
 * has its own memory, and what is quick to compute is slow to send there.
 *
 * <p>Two system properties are read whenever a tape is prepared. {@value #DEVICE} is the number of a device in
 * {@link OpenClDevice#list()} or a part of its name, in upper or lower case; without it the first device is taken.
 * {@value #MEMORY} is how many MiB of the device an executor may fill with points and results, by default
 * {@value #DEFAULT_MEMORY} and at most half of the device's; larger batches are split.
 */
public final class OpenClProvider implements ExecutorProvider {
    /** The system property that chooses the device. */
    public static final String DEVICE = "lanegrad.opencl.device";

    /** The system property that limits the memory. */
    public static final String MEMORY = "lanegrad.opencl.memory";

    /** The limit of the memory in MiB, unless the property says another. */
    public static final int DEFAULT_MEMORY = 512;

    /** Used by {@link java.util.ServiceLoader}. */
    public OpenClProvider() {}

    @Override
    public String name() {
        return "opencl";
    }

    /** Below the scalar executor: it is never taken unasked. */
    @Override
    public int rank() {
        return -1;
    }

    @Override
    public Optional<String> unavailable() {
        try {
            device();
            return Optional.empty();
        } catch (OpenClException exception) {
            return Optional.of(String.valueOf(exception.getMessage()));
        }
    }

    /** A line for each device, with what its arithmetic was found to be: it is tried now. */
    @Override
    public List<String> findings() {
        return AparapiDevice.all().stream()
                .map(device -> device.info() + ", arrays of at most "
                        + (device.info().largestArray() >> 20) + " MiB, " + arithmetic(device))
                .toList();
    }

    private static String arithmetic(AparapiDevice device) {
        try {
            if (!device.float64()) {
                return "no float64";
            }
            Probe.primitives(device);
            return "float64, exact";
        } catch (OpenClException exception) {
            return "refused: " + exception.getMessage();
        }
    }

    /**
     * Prepares a tape.
     *
     * @throws OpenClException if there is no such device, it does not compute as it should, or it cannot compile
     */
    @Override
    public Executor prepare(Tape tape, Optimizer optimizer) {
        return new OpenClExecutor(tape, optimizer, OpenClOptions.of(device()));
    }

    /** The device that the property names, or the first one. */
    static AparapiDevice device() {
        List<AparapiDevice> devices = AparapiDevice.all();
        if (devices.isEmpty()) {
            throw new OpenClException(
                    AparapiDevice.libraryIsLoaded()
                            ? "OpenCL is installed but has no device. Install the driver of the device, or for the CPU"
                                    + " PoCL (on Debian: pocl-opencl-icd)."
                            : "The OpenCL library could not be loaded. Install it (on Debian: ocl-icd-libopencl1) and"
                                    + " a driver for a device, and allow native code with"
                                    + " --enable-native-access=ALL-UNNAMED or, on the module path,"
                                    + " --enable-native-access=aparapi.jni,aparapi.");
        }
        String wanted = System.getProperty(DEVICE, "0").strip();
        return devices.stream()
                .filter(device -> isMeant(device.info(), wanted))
                .findFirst()
                .orElseThrow(() -> new OpenClException("There is no OpenCL device '" + wanted + "', as " + DEVICE
                        + " wants it. There are: "
                        + devices.stream().map(AparapiDevice::info).toList() + "."));
    }

    private static boolean isMeant(OpenClDevice device, String wanted) {
        return wanted.matches("\\d+")
                ? wanted.equals(String.valueOf(device.number()))
                : device.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /** The limit of the memory in bytes. */
    static long memory() {
        String text = System.getProperty(MEMORY, String.valueOf(DEFAULT_MEMORY)).strip();
        try {
            int mebibytes = Integer.parseInt(text);
            if (mebibytes > 0) {
                return (long) mebibytes << 20;
            }
        } catch (NumberFormatException exception) {
            throw notANumber(text, exception);
        }
        throw notANumber(text, null);
    }

    private static OpenClException notANumber(
            String text, @org.jspecify.annotations.Nullable NumberFormatException cause) {
        String message = MEMORY + " is a number of MiB from 1 on, not '" + text + "'.";
        return cause == null ? new OpenClException(message) : new OpenClException(message, cause);
    }
}
