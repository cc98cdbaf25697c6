package org.lanegrad.bench;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.lanegrad.Executor;
import org.lanegrad.bench.points.PointReader;
import org.lanegrad.bench.points.PointRun;
import org.lanegrad.bench.points.WholeFile;

/**
 * The file that points are read from and the one that results are written to.
 *
 * @param in a path, or {@value #STANDARD} for the standard input
 * @param out a path, or {@value #STANDARD} for the standard output
 */
record CsvFiles(String in, String out) {
    static final String STANDARD = "-";

    /** Runs a tape of these variables and seeds at all points. */
    void run(List<String> variables, double[] seeds, Executor executor) throws IOException {
        if (out.equals(STANDARD)) {
            // System.out may not know all letters, and keeps it to itself when nobody reads any more
            try (Writer writer =
                    new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)) {
                run(variables, seeds, executor, writer);
            }
        } else {
            try (WholeFile file = new WholeFile(Path.of(out))) {
                run(variables, seeds, executor, file.writer());
                file.commit();
            }
        }
    }

    private void run(List<String> variables, double[] seeds, Executor executor, Writer writer) throws IOException {
        String name = in.equals(STANDARD) ? "the standard input" : in;
        try (InputStream bytes = open();
                PointReader points = new PointReader(name, bytes, variables)) {
            new PointRun(points, seeds, executor).writeTo(writer);
        }
    }

    private InputStream open() throws IOException {
        if (in.equals(STANDARD)) {
            return System.in;
        }
        Path path = Path.of(in);
        InputStream bytes = Files.newInputStream(path);
        boolean shown = !out.equals(STANDARD) && Terminal.isThere();
        if (!shown) {
            return bytes;
        }
        ProgressBarBuilder bar = Terminal.bar(in, Files.size(path)).setUnit(" MiB", 1 << 20);
        // A buffer is closed once, however often it is told to; a bar would be drawn each time
        return new BufferedInputStream(ProgressBar.wrap(bytes, bar));
    }
}
