package org.lanegrad.gpu;

import java.util.List;

/**
 * An OpenCL device of this machine.
 *
 * @param number its place in the list, from 0
 * @param name its name, as the driver tells it
 * @param vendor the vendor of the driver
 * @param kind what it is
 * @param computeUnits how many parts of it work at a time
 * @param memory its memory in bytes
 * @param largestArray the most bytes that one array on it may take
 */
public record OpenClDevice(
        int number, String name, String vendor, Kind kind, int computeUnits, long memory, long largestArray) {

    /** Kinds of devices. */
    public enum Kind {
        /** The machine's own processor. */
        CPU,
        /** A graphics processor. */
        GPU,
        /** Anything else. */
        ACCELERATOR
    }

    /**
     * The devices of this machine.
     *
     * @return the devices by their number; empty if OpenCL is not installed or has none
     */
    public static List<OpenClDevice> list() {
        return AparapiDevice.all().stream().map(AparapiDevice::info).toList();
    }

    /**
     * Whether the device computes with float64. This is found out by compiling a small program for it.
     *
     * @return true if so
     * @throws OpenClException if the device is gone or its compiler fails
     */
    public boolean float64() {
        return AparapiDevice.all().get(number).float64();
    }

    /** The device as a line for people. */
    @Override
    public String toString() {
        return number + ": " + name + " (" + kind.name().toLowerCase(java.util.Locale.ROOT) + ", " + vendor + ", "
                + computeUnits + " compute units, " + (memory >> 20) + " MiB)";
    }
}
