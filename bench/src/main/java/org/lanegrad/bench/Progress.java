package org.lanegrad.bench;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.lanegrad.bench.hmc.Sampler;

/** Shows how far a sampler is: as a bar on a terminal, as a few plain lines elsewhere. */
interface Progress extends Sampler.Listener, AutoCloseable {

    @Override
    void close();

    /**
     * Begins.
     *
     * @param iterations how many there will be
     * @param err where lines go
     */
    static Progress of(int iterations, PrintWriter err) {
        return Terminal.isThere() ? new Bar(iterations) : new Lines(iterations, err);
    }

    /** A bar on the terminal. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(int iterations) {
            bar = Terminal.bar("sampling", iterations).build();
        }

        @Override
        public void done(int iteration, long gradients) {
            bar.stepTo(iteration);
            bar.setExtraMessage(String.format(Locale.ROOT, "%.1fM gradients", gradients * 1e-6));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line for each tenth of the way. */
    final class Lines implements Progress {
        private final int iterations;
        private final PrintWriter err;

        Lines(int iterations, PrintWriter err) {
            this.iterations = iterations;
            this.err = err;
        }

        @Override
        public void done(int iteration, long gradients) {
            long tenths = 10L * iteration / iterations;
            if (tenths > 10L * (iteration - 1) / iterations) {
                err.printf(Locale.ROOT, "sampling: %3d %%, %,d gradients%n", 10 * tenths, gradients);
                err.flush();
            }
        }

        @Override
        public void close() {}
    }
}
