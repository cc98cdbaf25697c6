package org.lanegrad.bench.points;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Output;
import org.lanegrad.bench.points.PointReader.Row;

/**
 * Runs a tape at the points of a file and writes what it was given together with the results. No more than a batch is
 * in memory.
 */
public final class PointRun {
    /** The most numbers in a batch, inputs and results together: 8 MiB. */
    private static final int NUMBERS = 1 << 20;

    private static final int MOST_POINTS = 1 << 13;

    private final PointReader points;
    private final double[] seeds;
    private final Executor executor;
    private final List<String> results;

    /**
     * Prepares a run.
     *
     * @param points the points
     * @param seeds values of inputs that follow those of each point
     * @param executor the tape, prepared
     * @throws PointsException if there is a column of the name of an output already
     */
    public PointRun(PointReader points, double[] seeds, Executor executor) {
        this.points = points;
        this.seeds = seeds.clone();
        this.executor = executor;
        this.results =
                executor.tape().outputs().stream().map(Output::name).toList();
        points.requireNone(results);
    }

    /**
     * Runs and writes.
     *
     * @param out where to write CSV text with a header
     * @throws IOException if something cannot be read or written
     * @throws PointsException if a line is no point
     */
    public void writeTo(Writer out) throws IOException {
        try {
            write(out);
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            throw new IOException("The results cannot be written: " + cause.getMessage(), cause);
        }
    }

    private void write(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(Stream.concat(points.header().stream(), results.stream())
                .toArray(String[]::new));
        int inputs = executor.tape().inputs().size();
        int most = Math.clamp(NUMBERS / (inputs + results.size()), 1, MOST_POINTS);
        for (List<Row> rows = points.read(most); !rows.isEmpty(); rows = points.read(most)) {
            Batch values = run(rows, inputs);
            for (int point = 0; point < rows.size(); point++) {
                csv.writeRecord(line(rows.get(point), values, point));
            }
            flush(csv);
        }
        flush(csv);
    }

    /** Fails as {@link CsvWriter#writeRecord} does. */
    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch run(List<Row> rows, int inputs) {
        Batch batch = Batch.allocate(inputs, rows.size(), Layout.BY_COLUMN);
        for (int point = 0; point < rows.size(); point++) {
            double[] values = rows.get(point).values();
            for (int k = 0; k < inputs; k++) {
                batch.set(k, point, k < values.length ? values[k] : seeds[k - values.length]);
            }
        }
        Batch outputs = Batch.allocate(results.size(), rows.size(), Layout.BY_COLUMN);
        executor.run(batch, outputs);
        return outputs;
    }

    private static String[] line(Row row, Batch values, int point) {
        return Stream.concat(
                        row.cells().stream(),
                        IntStream.range(0, values.columns()).mapToObj(k -> Double.toString(values.get(k, point))))
                .toArray(String[]::new);
    }
}
