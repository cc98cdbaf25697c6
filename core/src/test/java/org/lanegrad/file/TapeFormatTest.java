package org.lanegrad.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lanegrad.file.TapeAssertions.assertSameTape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TapeFormatTest {

    /** The bytes of {@link SampleTapes#tiny()}: files that exist must stay readable, so these never change. */
    private static final String TINY =
            """
            89 4c 4e 47 52 44 0d 0a                         | magic
            00000001 00000000000000cb                       | version 1, 203 bytes
            00000002                                        | 2 inputs
              01 00000001 78                                |   active, x
              02 00000001 70                                |   shared, p
            00000001                                        | 1 constant
              3fe0000000000000                              |   0.5
            00000001                                        | 1 source line
              0000000c 4d6f64656c2e6a6176613a37             |   Model.java:7
            04                                              | 4 operations in use
              01 00000005 696e707574                        |   0: input, 1 field
              02 00000001 2a                                |   1: *, 2 fields
              01 00000008 636f6e7374616e74                  |   2: constant, 1 field
              02 00000001 2b                                |   3: +, 2 fields
            00000005                                        | 5 operations
              00 00000000          00 00000000 ffffffff     |   input 0; forward sweep, of 0, no line
              00 00000001          00 00000001 ffffffff     |   input 1; forward sweep, of 1, no line
              01 00000000 00000001 00 00000002 00000000     |   0 * 1; forward sweep, of 2, line 0
              02 00000000          00 00000003 00000000     |   constant 0; forward sweep, of 3, line 0
              03 00000002 00000003 03 00000002 ffffffff     |   2 + 3; reverse sweep, of 2, no line
            00000001                                        | 1 output
              00000004 00000001 79                          |   4, y
            3f95956f                                        | checksum
            """;

    /** The codes that {@link #beginning()} gives to operations. */
    private static final int INPUT = 0;

    private static final int CONSTANT = 1;
    private static final int ADD = 2;
    private static final int LESS = 3;
    private static final int SELECT = 4;
    private static final int LOOKUP = 5;

    @Test
    void theFormatDoesNotDrift() throws IOException {
        String golden = TINY.lines()
                .map(line -> line.split("\\|", 2)[0].replace(" ", ""))
                .collect(Collectors.joining());
        assertEquals(golden, HexFormat.of().formatHex(RawFile.of(SampleTapes.tiny())));
        assertSameTape(SampleTapes.tiny(), RawFile.read(HexFormat.of().parseHex(golden)));
    }

    // ---- Errors

    @ParameterizedTest(name = "{2}")
    @MethodSource({"around", "lists", "operations", "outputs"})
    void errorsSayWhatIsWrongAndWhere(byte[] file, long offset, String problem) {
        TapeFormatException error = assertThrows(TapeFormatException.class, () -> RawFile.read(file));
        assertEquals("Tape file, byte " + offset + ": " + problem, error.getMessage());
        assertEquals(offset, error.offset());
    }

    static Stream<Arguments> around() {
        byte[] good = RawFile.of(SampleTapes.tiny());
        return Stream.of(
                wrong(
                        "no tape at all".getBytes(StandardCharsets.UTF_8),
                        0,
                        "this is not a tape file, which begins with the bytes 89 4c 4e 47 52 44 0d 0a."),
                wrong(
                        with(good, 6, '\n'),
                        6,
                        "this is not a tape file, which begins with the bytes 89 4c 4e 47 52 44 0d 0a."),
                wrong(Arrays.copyOf(good, 0), 0, "the file ends here, within its header. It was cut short."),
                wrong(Arrays.copyOf(good, 19), 19, "the file ends here, within its header. It was cut short."),
                wrong(
                        with(good, 11, 2),
                        8,
                        "the file was written by a newer Lanegrad, in version 2 of the format; this one reads up to"
                                + " version 1."),
                wrong(with(good, 11, 0), 8, "there is no version 0 of the format."),
                wrong(with(good, 8, 0x80), 8, "there is no version -2147483647 of the format."),
                wrong(withLength(good, 23), 12, "a file of 23 bytes cannot be read, only one of 24 to 2147483639."),
                wrong(
                        withLength(good, Long.MAX_VALUE),
                        12,
                        "a file of 9223372036854775807 bytes cannot be read, only one of 24 to 2147483639."),
                wrong(
                        Arrays.copyOf(good, 100),
                        100,
                        "the file ends here, but its header says that it is 203 bytes long. It was cut short."),
                wrong(
                        withLength(good, 2147483639),
                        203,
                        "the file ends here, but its header says that it is 2147483639 bytes long. It was cut short."),
                wrong(Arrays.copyOf(good, 204), 203, "the file should end here, but it goes on."),
                wrong(
                        with(good, 199, 0, 0, 0, 0),
                        199,
                        "the checksum is 00000000, but that of the bytes before is 3f95956f. The file was damaged."),
                wrong(
                        with(good, 29, 'z'),
                        199,
                        "the checksum is 3f95956f, but that of the bytes before is 3ca6cfb6. The file was damaged."));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                wrong(new RawFile().here(), "4 bytes are needed here, but 0 are left."),
                wrong(new RawFile().here().bytes(0, 0, 0), "4 bytes are needed here, but 3 are left."),
                wrong(
                        new RawFile().here().ints(Integer.MAX_VALUE, 0, 0),
                        "there cannot be 2147483647 inputs of at least 5 bytes in the 8 bytes that are left."),
                wrong(
                        new RawFile().here().ints(-1),
                        "there cannot be -1 inputs of at least 5 bytes in the 0 bytes that are left."),
                wrong(
                        new RawFile()
                                .ints(1)
                                .bytes(1)
                                .here()
                                .ints(Integer.MAX_VALUE)
                                .bytes('x'),
                        "there cannot be 2147483647 characters of at least 1 bytes in the 1 bytes that are left."),
                wrong(
                        new RawFile().ints(1).bytes(1).ints(4).bytes('x').here().bytes(0xc3, 0x28, 'y'),
                        "the text is not valid UTF-8."),
                wrong(new RawFile().ints(1).bytes(1).ints(2).here().bytes(0xc0, 0x80), "the text is not valid UTF-8."),
                wrong(new RawFile().ints(1).here().bytes(7).text("x"), "input 0: there are no flags 7."),
                wrong(
                        new RawFile().ints(1).here().bytes(1).text(" "),
                        "input 0: An input needs a name that is not blank."),
                wrong(
                        new RawFile().ints(2).bytes(1).text("x").here().bytes(2).text("x"),
                        "input 1: there is an input named 'x' already."),
                wrong(
                        new RawFile().ints(0).here().ints(Integer.MAX_VALUE).longs(0),
                        "there cannot be 2147483647 constants of at least 8 bytes in the 8 bytes that are left."),
                wrong(
                        new RawFile().ints(0, 2).longs(0).here().longs(0x7ff8_0000_0000_0001L),
                        "constant 1: a NaN must have the bits 7ff8000000000000."),
                wrong(
                        new RawFile().ints(0, 0).here().ints(1 << 30, 0),
                        "there cannot be 1073741824 source lines of at least 4 bytes in the 4 bytes that are left."),
                wrong(
                        new RawFile().ints(0, 0, 2).text("A").here().text("A"),
                        "source line 1: 'A' is in the list already."),
                wrong(
                        new RawFile().ints(0, 0, 0).bytes(1).here().bytes(1).text("frobnicate"),
                        "operation code 0: there is no operation named 'frobnicate' here. A newer Lanegrad may have"
                                + " it."),
                wrong(
                        new RawFile().ints(0, 0, 0).bytes(1).here().bytes(3).text("+"),
                        "operation code 0: '+' has 3 operands in the file, but 2 here."),
                wrong(
                        new RawFile()
                                .ints(0, 0, 0)
                                .bytes(2, 2)
                                .text("+")
                                .here()
                                .bytes(2)
                                .text("+"),
                        "operation code 1: '+' is in the list already."));
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                wrong(
                        beginning().here().ints(Integer.MAX_VALUE),
                        "there cannot be 2147483647 operations of at least 14 bytes in the 0 bytes that are left."),
                wrong(rows(1).here().operation(200, 0), "operation 2: there is no code 200 in the list of 6."),
                wrong(
                        rows(1).bytes(ADD).ints(0, 1).bytes(0).ints(0).here(),
                        "4 bytes are needed here, but 0 are left."),
                wrong(
                        rows(1).here().operation(ADD, 0, 2),
                        "operation 2: Operand 2 of + is position 2, but the tape has positions 0 to 1."),
                wrong(
                        rows(1).here().operation(ADD, Integer.MIN_VALUE, 0),
                        "operation 2: Operand 1 of + is position -2147483648, but the tape has positions 0 to 1."),
                wrong(
                        rows(2).operation(LESS, 0, 1).here().operation(ADD, 0, 2),
                        "operation 3: Operand 2 of + must be a number, but w3 is not."),
                wrong(
                        rows(1).here().operation(SELECT, 1, 0, 0),
                        "operation 2: Operand 1 of select must be a condition, but w2 is not."),
                wrong(
                        rows(1).here().operation(LOOKUP, 2, 0, 1),
                        "operation 2: Operand 1 of lookup is position 2, but the tape has positions 0 to 1."),
                wrong(
                        rows(1).here().operation(LOOKUP, 1, 2, 3),
                        "operation 2: There are no 3 constants from place 2 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(LOOKUP, 1, 0, 0),
                        "operation 2: There are no 0 constants from place 0 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(LOOKUP, 1, -1, 2),
                        "operation 2: There are no 2 constants from place -1 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(LOOKUP, 1, 4, Integer.MIN_VALUE),
                        "operation 2: There are no -2147483648 constants from place 4 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(LOOKUP, 1, 4, Integer.MAX_VALUE),
                        "operation 2: There are no 2147483647 constants from place 4 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(CONSTANT, 4),
                        "operation 2: There are no 1 constants from place 4 on: the tape has 4."),
                wrong(
                        rows(1).here().operation(CONSTANT, -1),
                        "operation 2: There are no 1 constants from place -1 on: the tape has 4."),
                wrong(rows(1).here().operation(INPUT, 2), "operation 2: There is no input 2: the tape has 2."),
                wrong(rows(1).here().operation(INPUT, -1), "operation 2: There is no input -1: the tape has 2."),
                wrong(rows(1).here().operation(INPUT, 1), "operation 2: Input 1, 'p', has an operation already."),
                wrong(beginning().ints(1).operation(INPUT, 0).ints(0).here(), "Input 1, 'p', has no operation."),
                wrong(
                        rows(1).here().bytes(ADD).ints(0, 1).bytes(4).ints(0, -1),
                        "operation 2: there is no sweep with code 4."),
                wrong(
                        rows(1).here().bytes(ADD).ints(0, 1).bytes(3).ints(-1, -1),
                        "operation 2: its origin is -1, which is no position."),
                wrong(
                        rows(1).here().bytes(ADD).ints(0, 1).bytes(3).ints(0, 1),
                        "operation 2: there is no source line 1 in the list of 1."),
                wrong(
                        rows(1).here().bytes(ADD).ints(0, 1).bytes(3).ints(0, -2),
                        "operation 2: there is no source line -2 in the list of 1."));
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                wrong(
                        rows(0).here().ints(Integer.MAX_VALUE),
                        "there cannot be 2147483647 outputs of at least 8 bytes in the 0 bytes that are left."),
                wrong(rows(0).ints(1).here().ints(2).text("y"), "output 0: There is no position 2: the tape has 2."),
                wrong(rows(0).ints(1).here().ints(-1).text("y"), "output 0: There is no position -1: the tape has 2."),
                wrong(
                        rows(1).operation(LESS, 0, 1).ints(1).here().ints(2).text("y"),
                        "output 0: w3 is a condition, not a number."),
                wrong(rows(0).ints(1).here().ints(0).text(""), "output 0: An output needs a name that is not blank."),
                wrong(
                        rows(0).ints(2, 0).text("y").here().ints(1).text("y"),
                        "output 1: There is an output named 'y' already."),
                wrong(
                        rows(0).ints(1, 0).text("y").here().bytes(0, 0),
                        "the content should end here, but 2 bytes are left."));
    }

    /** Good content up to the operations: two inputs, four constants, one source line, six operations in use. */
    private static RawFile beginning() {
        return new RawFile()
                .ints(2)
                .bytes(1)
                .text("x")
                .bytes(2)
                .text("p")
                .ints(4)
                .longs(0, 0, 0, 0)
                .ints(1)
                .text("Model.java:1")
                .bytes(6, 1)
                .text("input")
                .bytes(1)
                .text("constant")
                .bytes(2)
                .text("+")
                .bytes(2)
                .text("<")
                .bytes(3)
                .text("select")
                .bytes(3)
                .text("lookup");
    }

    /** The same and the operations of the two inputs, some more to follow. */
    private static RawFile rows(int more) {
        return beginning().ints(2 + more).operation(INPUT, 0).operation(INPUT, 1);
    }

    private static Arguments wrong(RawFile content, String problem) {
        return wrong(content.sealed(), content.offset(), problem);
    }

    private static Arguments wrong(byte[] file, long offset, String problem) {
        return Arguments.of(file, offset, problem);
    }

    private static byte[] with(byte[] file, int at, int... values) {
        byte[] changed = file.clone();
        for (int k = 0; k < values.length; k++) {
            changed[at + k] = (byte) values[k];
        }
        return changed;
    }

    private static byte[] withLength(byte[] file, long length) {
        return ByteBuffer.wrap(file.clone()).putLong(12, length).array();
    }
}
