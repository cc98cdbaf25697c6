package org.lanegrad.bench.points;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads points from CSV text in UTF-8: the first line names the columns, each further one is a point. Columns that are
 * no variables are kept as text. Blank lines are passed over, lines may end in any way, cells may be quoted.
 */
public final class PointReader implements Closeable {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    /** Put behind the text as a line of its own: a quote that is never closed swallows it. */
    private static final String END = "\0";

    private final String name;
    private final BufferedReader text;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final List<String> variables;
    /** The column of each variable. */
    private final int[] columns;

    /**
     * A point.
     *
     * @param cells the text of its line
     * @param values of the variables, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(List<String> cells, double[] values) {}

    /**
     * Reads the header.
     *
     * @param name what messages call the file
     * @param in its bytes; closed with the reader
     * @param variables the names of the columns that are needed
     * @throws IOException if it cannot be read
     * @throws PointsException if it is empty, or a variable has no column or two
     */
    public PointReader(String name, InputStream in, List<String> variables) throws IOException {
        this.name = name;
        this.variables = List.copyOf(variables);
        // A fresh decoder reports bytes that are not UTF-8; a charset would have them replaced in silence
        InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
        this.text = new BufferedReader(
                new InputStreamReader(new SequenceInputStream(in, end), StandardCharsets.UTF_8.newDecoder()));
        skipByteOrderMark();
        this.records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        CsvRecord first = next();
        if (first == null) {
            throw new PointsException(name + " is empty. Its first line must name the columns"
                    + (variables.isEmpty() ? "." : ", among them " + String.join(", ", variables) + "."));
        }
        this.header = first.getFields();
        this.columns = variables.stream().mapToInt(this::column).toArray();
    }

    private void skipByteOrderMark() throws IOException {
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The file's name with what went wrong; bytes that are not UTF-8 are the file's fault, not the disk's. */
    private IOException unreadable(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            throw new PointsException(name + " is not written in UTF-8.", cause);
        }
        return new IOException(name + " cannot be read: " + cause.getMessage(), cause);
    }

    private int column(String variable) {
        List<String> names = header.stream().map(String::strip).toList();
        int column = names.indexOf(variable);
        if (column < 0) {
            throw new PointsException(name + ": there is no column '" + variable + "'. The columns are "
                    + String.join(", ", names) + ".");
        }
        if (column != names.lastIndexOf(variable)) {
            throw new PointsException(name + ": there are two columns '" + variable + "'.");
        }
        return column;
    }

    /**
     * The names of all columns.
     *
     * @return the cells of the first line, as they are
     */
    public List<String> header() {
        return header;
    }

    /** Refuses columns of these names, which are going to be added. */
    void requireNone(List<String> names) {
        for (String column : header) {
            if (names.contains(column.strip())) {
                throw new PointsException(
                        name + ": there is a column '" + column.strip() + "' already, the name of a result.");
            }
        }
    }

    /**
     * Reads on.
     *
     * @param most how many points to read at most
     * @return the points; fewer only at the end
     * @throws IOException if the file cannot be read
     * @throws PointsException if a line has too few cells or too many, or a cell is no number
     */
    public List<Row> read(int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        CsvRecord record;
        while (rows.size() < most && (record = next()) != null) {
            rows.add(new Row(record.getFields(), point(record)));
        }
        return rows;
    }

    private double[] point(CsvRecord line) {
        if (line.getFieldCount() != header.size()) {
            throw new PointsException(at(line) + ": " + cells(line.getFieldCount()) + ", but the header has "
                    + header.size() + ".");
        }
        double[] point = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            try {
                point[k] = Numbers.parse(line.getField(columns[k]));
            } catch (IllegalArgumentException e) {
                throw new PointsException(
                        at(line) + ", column '" + variables.get(k) + "': " + e.getMessage() + ".", e);
            }
        }
        return point;
    }

    private String at(CsvRecord line) {
        return name + ", line " + line.getStartingLineNumber();
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }

    /** The next line that is not blank, or null at the end. */
    private @Nullable CsvRecord next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord line = records.next();
                if (!records.hasNext()) {
                    if (line.getField(0).equals(END)) {
                        return null;
                    }
                    throw new PointsException(at(line) + ": a quote is never closed.");
                }
                if (line.getFieldCount() > 1 || !line.getField(0).isBlank()) {
                    return line;
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw new PointsException(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
