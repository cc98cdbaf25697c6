package org.lanegrad.simd;

import java.util.Arrays;
import java.util.stream.Stream;

/** The choices of options that the contracts are checked with. */
final class Variants {
    private static final VectorOptions ONE_THREAD = VectorOptions.standard().withThreads(1).withCompiled(false);

    private Variants() {}

    /** Each width. */
    static Stream<VectorOptions> widths() {
        return Arrays.stream(Width.values()).map(ONE_THREAD::withWidth);
    }

    /** Widths, blocks and numbers of threads. */
    static Stream<VectorOptions> all() {
        return Stream.of(
                        widths().map(options -> options.withBlock(16)),
                        Stream.of(8, 0, 1024).map(ONE_THREAD::withBlock),
                        Stream.of(3).map(threads -> ONE_THREAD.withThreads(threads).withBlock(16)))
                .flatMap(options -> options);
    }
}
