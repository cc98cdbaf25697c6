package org.lanegrad.gpu;

import com.aparapi.Config;
import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.exception.AparapiException;
import com.aparapi.exception.CompileFailedException;
import com.aparapi.internal.kernel.KernelManager;
import com.aparapi.internal.kernel.KernelRunner;
import com.aparapi.internal.model.ClassModel;
import com.aparapi.internal.opencl.OpenCLLoader;
import com.aparapi.internal.writer.KernelWriter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An OpenCL device, reached through Aparapi. Together with {@link AparapiProgram}, which runs, and
 * {@link AparapiKernel}, which holds the arguments, this is all that the library knows of Aparapi.
 *
 * <p>Aparapi is made to translate Java methods. Here it runs generated OpenCL C text instead: the text is put where it
 * keeps its translations while a kernel is compiled. That needs access to one private field, and so one exact version.
 */
final class AparapiDevice {
    /** Aparapi reports to it what is no concern of users, or thrown as an exception here. Held lest it be collected. */
    private static final Logger LOGGER = Logger.getLogger(Config.getLoggerName());

    private final OpenCLDevice device;
    private final OpenClDevice info;

    private AparapiDevice(OpenCLDevice device, int number) {
        this.device = device;
        // Shared memory would let the device write to Java arrays while the collector moves them
        device.setSharedMemory(false);
        this.info = new OpenClDevice(
                number,
                device.getName().strip(),
                device.getOpenCLPlatform().getVendor().strip(),
                device.getType() == Device.TYPE.CPU
                        ? OpenClDevice.Kind.CPU
                        : device.getType() == Device.TYPE.GPU ? OpenClDevice.Kind.GPU : OpenClDevice.Kind.ACCELERATOR,
                device.getMaxComputeUnits(),
                device.getGlobalMemSize(),
                device.getMaxMemAllocSize());
    }

    /** The devices, found when first asked for: the native libraries are loaded here. */
    private static final class Found {
        static final List<AparapiDevice> DEVICES = find();

        private static List<AparapiDevice> find() {
            LOGGER.setLevel(Level.OFF);
            // Else a second program of the same kernel class would get the first one's code
            KernelRunner.BINARY_CACHING_DISABLED = true;
            List<AparapiDevice> devices = new ArrayList<>();
            if (libraryIsLoaded()) {
                for (OpenCLDevice device : OpenCLDevice.listDevices(null)) {
                    devices.add(new AparapiDevice(device, devices.size()));
                }
            }
            allow(devices);
            return List.copyOf(devices);
        }
    }

    /** Whether the machine has Aparapi's native library and the OpenCL library that it needs. */
    static boolean libraryIsLoaded() {
        try {
            return OpenCLLoader.isOpenCLAvailable();
        } catch (LinkageError error) {
            return false;
        }
    }

    /** The machine's devices, in an order that stays. */
    static List<AparapiDevice> all() {
        return Found.DEVICES;
    }

    OpenClDevice info() {
        return info;
    }

    /** Whether the device has the type double, found out by compiling for it. */
    boolean float64() {
        AparapiKernel kernel = new AparapiKernel();
        try {
            compile(OpenClSource.nothing(), kernel);
        } catch (CompileFailedException exception) {
            return !isForFloat64(exception);
        }
        new AparapiProgram(this, kernel, 1).close();
        return true;
    }

    /**
     * Compiles a program.
     *
     * @param source OpenCL C text with a function {@link OpenClSource#ENTRY}
     * @param itemsInGroup how many work items make a group in most launches
     * @throws OpenClException if the device has no float64, or its compiler refuses the text
     */
    AparapiProgram compile(String source, int itemsInGroup) {
        AparapiKernel kernel = new AparapiKernel();
        try {
            compile(source, kernel);
        } catch (CompileFailedException exception) {
            throw refused(source, exception);
        }
        return new AparapiProgram(this, kernel, itemsInGroup);
    }

    private void compile(String source, AparapiKernel kernel) throws CompileFailedException {
        kernel.setExplicit(true);
        Map<Class<? extends Kernel>, String> translations = translations();
        synchronized (translations) {
            translations.put(AparapiKernel.class, source + entryPoint(kernel));
            try {
                kernel.compile(device);
            } finally {
                translations.remove(AparapiKernel.class);
            }
        }
    }

    /** Why the device does not take a program. */
    OpenClException refused(String source, CompileFailedException exception) {
        return new OpenClException(
                isForFloat64(exception)
                        ? "The OpenCL device " + info + " has no float64 (cl_khr_fp64), which every tape needs."
                                + " Choose another device."
                        : "The OpenCL device " + info + " could not compile the generated program of "
                                + source.length() + " characters. Its compiler's messages, if it has any, are on"
                                + " the standard error.",
                exception);
    }

    private static boolean isForFloat64(CompileFailedException exception) {
        return String.valueOf(exception.getMessage()).contains("FP64");
    }

    /** So many work items, in groups of the same size. */
    Range range(int items, int itemsInGroup) {
        return Range.create(device, items, itemsInGroup);
    }

    /** Undoes that Aparapi, after a failure, avoids the device for good. */
    static void forgiveFailures() {
        allow(all());
    }

    /** Lets kernels run on these devices, and so never in Java. */
    private static void allow(List<AparapiDevice> devices) {
        LinkedHashSet<Device> allowed = new LinkedHashSet<>();
        devices.forEach(each -> allowed.add(each.device));
        KernelManager.instance().setPreferredDevices(new AparapiKernel(), allowed);
    }

    /** The kernel whose parameters Aparapi sets: it hands them on to the generated function. */
    private static String entryPoint(AparapiKernel kernel) {
        String text;
        try {
            text = KernelWriter.writeToString(
                    ClassModel.createClassModel(AparapiKernel.class).getEntrypoint("run", kernel));
        } catch (AparapiException exception) {
            throw new OpenClException(
                    "Aparapi could not read the class of its kernel. It needs the class with its local variables (-g).",
                    exception);
        }
        int start = text.indexOf("__kernel void run(");
        return "\n" + text.substring(start, text.indexOf('{', start)) + "{\n   " + OpenClSource.ENTRY + "("
                + String.join(", ", OpenClSource.PARAMETERS) + ");\n}\n";
    }

    @SuppressWarnings("unchecked")
    private static Map<Class<? extends Kernel>, String> translations() {
        try {
            Field field = KernelRunner.class.getDeclaredField("openCLCache");
            field.setAccessible(true);
            return (Map<Class<? extends Kernel>, String>) field.get(null);
        } catch (ReflectiveOperationException exception) {
            throw new OpenClException(
                    "This is not Aparapi 3.0.2: it does not keep its translations in KernelRunner.openCLCache. Put that"
                            + " version on the class or module path.",
                    exception);
        }
    }
}
