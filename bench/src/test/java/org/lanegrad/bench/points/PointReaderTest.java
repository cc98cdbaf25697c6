package org.lanegrad.bench.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.bench.points.PointReader.Row;

class PointReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,y,x\na,3,2\nb,-0.5,1e-3\n",
                "name,y,x\na,3,2\nb,-0.5,1e-3",
                "name,y,x\r\na,3,2\r\nb,-0.5,1e-3\r\n",
                "name,y,x\ra,3,2\rb,-0.5,1e-3\r",
                "\uFEFFname,y,x\na,3,2\nb,-0.5,1e-3\n",
                "\"name\",\"y\",\"x\"\n\"a\",\"3\",\"2\"\n\"b\",\"-0.5\",\"1e-3\"\n",
                "\uFEFF\"name\",y,x\na,3,2\nb,-0.5,1e-3\n",
                "\n\nname,y,x\n\na,3,2\n  \nb,-0.5,1e-3\n\n\n",
                "name, y , x\na, 3 , 2\nb, -0.5 , 1e-3\n",
            })
    void columnsAreFoundByName(String text) throws IOException {
        List<Row> rows = reader(text).read(10);
        assertEquals(2, rows.size());
        assertArrayEquals(new double[] {2, 3}, rows.get(0).values());
        assertArrayEquals(new double[] {1e-3, -0.5}, rows.get(1).values());
        assertEquals("b", rows.get(1).cells().get(0));
    }

    @Test
    void cellsAreKeptAsTheyAre() throws IOException {
        PointReader reader = reader("x, y,\"a \"\"b\"\", c\"\n0x1p3,nan ,\"1\n2\"\n");
        assertEquals(List.of("x", " y", "a \"b\", c"), reader.header());
        Row row = reader.read(1).getFirst();
        assertEquals(List.of("0x1p3", "nan ", "1\n2"), row.cells());
        assertArrayEquals(new double[] {8, Double.NaN}, row.values());
    }

    @Test
    void batchesFollowEachOther() throws IOException {
        PointReader reader = reader("x,y\n1,2\n3,4\n5,6\n");
        assertEquals(2, reader.read(2).size());
        assertArrayEquals(new double[] {5, 6}, reader.read(2).getFirst().values());
        assertEquals(List.of(), reader.read(2));
    }

    @Test
    void aHeaderAloneHasNoPoints() throws IOException {
        assertEquals(List.of(), reader("x,y").read(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | f.csv is empty. Its first line must name the columns, among them x, y.",
                "\\n\\n | f.csv is empty. Its first line must name the columns, among them x, y.",
                "x,z\\n1,2 | f.csv: there is no column 'y'. The columns are x, z.",
                "X,y\\n1,2 | f.csv: there is no column 'x'. The columns are X, y.",
                "x,y, x\\n1,2 | f.csv: there are two columns 'x'.",
                "x,y\\n1,2\\n3 | f.csv, line 3: 1 cell, but the header has 2.",
                "x,y\\n1,2\\n\\n3,4,5 | f.csv, line 4: 3 cells, but the header has 2.",
                "x,y\\n1,2\\n3,4x | f.csv, line 3, column 'y': '4x' is not a number.",
                "x,y\\n1,2\\n,4 | f.csv, line 3, column 'x': there is no number; write nan where one is missing.",
                "a,x,y\\n`1\\n2`,1,2\\n3,4,1e999"
                        + " | f.csv, line 4, column 'y': '1e999' is too large; write inf for infinity.",
                "x,y\\n1,2\\n3,`4\\n5`,6 | f.csv, line 3: 3 cells, but the header has 2.",
                "x,y\\n1,2\\n3,`4\\n5` | f.csv, line 3, column 'y': '4 5' is not a number.",
                "x,y\\n1,`2\\n3,4\\n5,6 | f.csv, line 2: a quote is never closed.",
                "x,y\\n1,`2\\n | f.csv, line 2: a quote is never closed.",
                "x,y,name\\n1,2,`a\\n3,4,b | f.csv, line 2: a quote is never closed.",
                "x,`y | f.csv, line 1: a quote is never closed.",
            })
    void mistakesAreLocated(String text, String message) {
        String csv = text.replace("\\n", "\n").replace('`', '"');
        Exception exception =
                assertThrows(PointsException.class, () -> reader(csv).read(10));
        assertEquals(message, exception.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü,x,y\n", "x,y,name\n1,2,ü\n"})
    void otherEncodingsAreRefused(String text) {
        Exception exception = assertThrows(
                PointsException.class,
                () -> reader(text, StandardCharsets.ISO_8859_1).read(10));
        assertEquals("f.csv is not written in UTF-8.", exception.getMessage());
    }

    private static PointReader reader(String text) throws IOException {
        return reader(text, StandardCharsets.UTF_8);
    }

    private static PointReader reader(String text, Charset charset) throws IOException {
        return new PointReader("f.csv", new ByteArrayInputStream(text.getBytes(charset)), List.of("x", "y"));
    }
}
