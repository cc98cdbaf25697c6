package org.lanegrad.gpu;

import org.jspecify.annotations.Nullable;

/**
 * How a tape is to be run.
 *
 * @param device the device
 * @param shape how points are given to work items
 * @param form how the tape is written, or null to let the costs decide
 * @param memory how many bytes points and results may take on the device
 */
record OpenClOptions(AparapiDevice device, Shape shape, @Nullable Form form, long memory) {

    /** The options that suit a device. Whatever the user allows, half of its memory is left to all else. */
    static OpenClOptions of(AparapiDevice device) {
        long memory = Math.min(OpenClProvider.memory(), device.info().memory() / 2);
        return new OpenClOptions(device, Shape.of(device.info()), null, memory);
    }

    OpenClOptions with(Shape other) {
        return new OpenClOptions(device, other, form, memory);
    }

    OpenClOptions with(Form other) {
        return new OpenClOptions(device, shape, other, memory);
    }

    OpenClOptions withMemory(long bytes) {
        return new OpenClOptions(device, shape, form, bytes);
    }
}
