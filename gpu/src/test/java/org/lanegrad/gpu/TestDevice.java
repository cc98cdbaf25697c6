package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** The device that tests use. Without one they are skipped, and say so; where CI is set to true they fail. */
final class TestDevice {

    private TestDevice() {}

    static AparapiDevice get() {
        try {
            return OpenClProvider.device();
        } catch (OpenClException exception) {
            if ("true".equals(System.getenv("CI"))) {
                return fail("There must be an OpenCL device where CI=true is set.", exception);
            }
            return abort("Skipped, since there is no OpenCL device: " + exception.getMessage());
        }
    }
}
