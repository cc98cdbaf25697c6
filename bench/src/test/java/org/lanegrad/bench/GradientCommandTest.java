package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanegrad.Tape;
import org.lanegrad.bench.formula.Formula;

/** Options of {@code gradient} beyond {@code --at}, and its files. */
class GradientCommandTest extends CommandTest {
    private static final String FORMULA = "x*y + sin(x)";

    @TempDir
    Path folder;

    @Test
    void secondDerivatives() {
        assertEquals(0, run("gradient", "x^2*y", "--at", "x=2,y=3", "--hessian"));
        assertEquals("""
                z            12.0
                dz/dx        12.0
                dz/dy        4.0
                d2z/dx dx    6.0
                d2z/dx dy    4.0
                d2z/dy dx    4.0
                d2z/dy dy    0.0
                """, output());
    }

    @Test
    void alongADirection() {
        assertEquals(0, run("gradient", "x^2*y", "--at", "x=2,y=3", "--jvp", "x=1,y=-10"));
        assertEquals("""
                z            12.0
                tangent z   -28.0
                """, output());
    }

    @Test
    void theValueGetsAnotherNameWhereZIsAVariable() {
        assertEquals(0, run("gradient", "2*z + value", "--at", "z=3,value=1"));
        assertEquals("""
                value_            7.0
                dvalue_/dz        2.0
                dvalue_/dvalue    1.0
                """, output());
    }

    @Test
    void resultsStandBehindAllColumns() throws IOException {
        write("in.csv", "id,y,x\r\n\"a, b\",3,2\r\n\r\nc,5.0,0\r\n");
        assertEquals(0, run("gradient", FORMULA, "--in", path("in.csv"), "--out", path("out.csv")));
        assertEquals("""
                id,y,x,z,dz/dx,dz/dy
                "a, b",3,2,6.909297426825682,2.5838531634528574,2.0
                c,5.0,0,0.0,6.0,0.0
                """, read("out.csv"));
        assertEquals("", output() + errors());
    }

    @Test
    void aHeaderAloneGivesAHeader() throws IOException {
        write("in.csv", "x,y");
        assertEquals(0, run("gradient", FORMULA, "--in", path("in.csv"), "--out", path("out.csv"), "--hessian"));
        assertEquals("x,y,z,dz/dx,dz/dy,d2z/dx dx,d2z/dx dy,d2z/dy dx,d2z/dy dy\n", read("out.csv"));
    }

    @Test
    void aDirectionHoldsForAllPoints() throws IOException {
        write("in.csv", "x,y\n2,3\n4,5\n");
        assertEquals(0, run("gradient", "x*y", "--jvp", "x=1,y=2", "--in", path("in.csv"), "--out", path("out.csv")));
        assertEquals("x,y,z,tangent z\n2,3,6.0,7.0\n4,5,20.0,13.0\n", read("out.csv"));
    }

    @Test
    void theOutputMayBeTheInput() throws IOException {
        write("in.csv", "x,y\n2,3\n");
        assertEquals(0, run("gradient", "x*y", "--in", path("in.csv"), "--out", path("in.csv")));
        assertEquals("x,y,z,dz/dx,dz/dy\n2,3,6.0,3.0,2.0\n", read("in.csv"));
    }

    @Test
    void formulasWithoutVariablesNeedNoColumn() throws IOException {
        write("in.csv", "id\na\nb\n");
        assertEquals(0, run("gradient", "2^10", "--in", path("in.csv"), "--out", path("out.csv")));
        assertEquals("id,z\na,1024.0\nb,1024.0\n", read("out.csv"));
    }

    /** More points than a batch has, so that batches meet. */
    @ParameterizedTest
    @CsvSource({"scalar", "simd"})
    void writtenNumbersReadBackTheSame(String executor) throws IOException {
        int count = 20_001;
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder points = new StringBuilder("x,y\n");
        for (int point = 0; point < count; point++) {
            points.append(random.nextDouble(-9, 9)).append(',').append(random.nextDouble()).append('\n');
        }
        write("in.csv", points.toString());
        assertEquals(
                0, run("gradient", FORMULA, "--in", path("in.csv"), "--out", path("out.csv"), "--executor", executor));
        List<String> lines = read("out.csv").lines().skip(1).toList();
        assertEquals(count, lines.size());
        Tape gradient = Formula.parse(FORMULA).tape().gradient();
        for (String line : lines) {
            double[] cells = Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
            double[] expected = gradient.evaluate(cells[0], cells[1]);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], cells[2 + k], line);
            }
        }
    }

    @Test
    void aBadCellLeavesTheOldOutput() throws IOException {
        write("in.csv", "x,y\n" + "1,2\n".repeat(20_000) + "1,two\n");
        write("out.csv", "old");
        assertEquals(2, run("gradient", FORMULA, "--in", path("in.csv"), "--out", path("out.csv")));
        assertEquals(
                "error: " + path("in.csv") + ", line 20002, column 'y': 'two' is not a number.\n", errors());
        assertEquals("old", read("out.csv"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at x=1 --in in.csv | 2 | --at and --in exclude each other.",
                "--at x=1 --out o.csv | 2 | --out needs points from --in.",
                "--at x=1 --hessian --jvp x=1 | 2 | --hessian, --jvp=NAME=VALUE[,...] are mutually exclusive",
                "--at x=1 --jvp y=1 | 2 | --jvp: no value for x",
                "--in in.csv --out= | 2 | --in and --out need the name of a file.",
                "--in nowhere.csv --out o.csv | 1 | nowhere.csv: there is no such file or folder",
            })
    void wrongOptions(String options, int exitCode, String message) {
        String[] arguments = Stream.concat(Stream.of("gradient", "2*x"), Stream.of(options.split(" ", -1)))
                .toArray(String[]::new);
        assertEquals(exitCode, run(arguments));
        assertTrue(errors().startsWith("error: " + message), errors());
    }

    @Test
    void aColumnMayNotHaveTheNameOfAResult() throws IOException {
        write("in.csv", "x,dz/dx\n1,2\n");
        assertEquals(2, run("gradient", "2*x", "--in", path("in.csv"), "--out", path("out.csv")));
        assertEquals(
                "error: " + path("in.csv") + ": there is a column 'dz/dx' already, the name of a result.\n",
                errors());
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
