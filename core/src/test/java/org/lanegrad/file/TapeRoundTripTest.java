package org.lanegrad.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lanegrad.file.TapeAssertions.assertSameTape;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Input;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.workload.Workload;

class TapeRoundTripTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> samplesComeBackEqual() {
        return SampleTapes.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> assertRoundTrip(sample.getValue())));
    }

    @ParameterizedTest
    @EnumSource
    void workloadsAndTheirDerivativesComeBackEqual(Workload workload) throws IOException {
        assertRoundTrip(Tape.trace(workload.program()));
        Tape tape = workload.tape();
        assertRoundTrip(tape);
        assertRoundTrip(tape.gradient());
        assertRoundTrip(tape.vjp());
        assertRoundTrip(tape.jvp());
    }

    @Test
    void hessiansComeBackEqual() throws IOException {
        assertRoundTrip(Workload.W3_LOG_MIXTURE.tape().hessian());
        assertRoundTrip(Workload.W5_LOTKA_VOLTERRA.tape().hessianVectorProduct());
    }

    @Test
    void whatWasReadComputesTheSame() throws IOException {
        Tape tape = Workload.W4_LENNARD_JONES.tape().gradient();
        double[] point = new double[39];
        for (int i = 0; i < point.length; i++) {
            point[i] = Workload.W4_LENNARD_JONES.input(0, i);
        }
        assertArrayEquals(tape.evaluate(point), RawFile.read(RawFile.of(tape)).evaluate(point), 0);
    }

    @Test
    void whatWasReadCanBeTransformedFurther() throws IOException {
        Map<String, Tape> samples = SampleTapes.all();
        Tape read = RawFile.read(RawFile.of(samples.get("branches")));
        assertSameTape(samples.get("branches, Hessian"), read.hessian());
    }

    @Test
    void aNanIsWrittenInItsOneForm() throws IOException {
        TapeBuilder tape = new TapeBuilder();
        int x = tape.input(Input.of("x"));
        tape.output("y", tape.lookup(x, Double.longBitsToDouble(0xfff8_0000_dead_beefL)));
        Tape read = RawFile.read(RawFile.of(tape.build()));
        assertEquals(0x7ff8_0000_0000_0000L, Double.doubleToRawLongBits(read.constants()[0]));
    }

    @Test
    void sourceLinesMayBeEmptyAndUnused() throws IOException {
        TapeBuilder tape = new TapeBuilder();
        tape.lineNumber("");
        tape.lineNumber("Unused.java:1");
        tape.mark(Sweep.TANGENT, Integer.MAX_VALUE, 0);
        tape.output("y", tape.input(Input.of("x")));
        Tape built = tape.build();
        assertEquals(List.of("", "Unused.java:1"), built.sourceLines());
        assertRoundTrip(built);
    }

    @Test
    void streamsMayGiveSingleBytesAndStayOpen() throws IOException {
        Tape tape = SampleTapes.tiny();
        class Trickle extends FilterInputStream {
            private boolean closed;

            Trickle(InputStream in) {
                super(in);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 1));
            }

            @Override
            public void close() {
                closed = true;
            }
        }
        Trickle in = new Trickle(new ByteArrayInputStream(RawFile.of(tape)));
        assertSameTape(tape, TapeReader.read(in));
        assertEquals(false, in.closed);

        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        TapeWriter.write(tape, out);
        assertArrayEquals(RawFile.of(tape), out.toByteArray());
    }

    // ---- Files

    @Test
    void filesAreReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("model.tape");
        Files.writeString(file, "an older file");
        TapeWriter.write(SampleTapes.tiny(), file);
        assertSameTape(SampleTapes.tiny(), TapeReader.read(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() throws IOException {
        Path file = Files.createDirectory(folder.resolve("model.tape"));
        Files.writeString(file.resolve("inside"), "a folder that is not empty cannot be replaced");
        assertThrows(IOException.class, () -> TapeWriter.write(SampleTapes.tiny(), file));
        assertEquals(List.of(file), files());
        assertThrows(
                NoSuchFileException.class,
                () -> TapeWriter.write(SampleTapes.tiny(), folder.resolve("nowhere/model.tape")));
    }

    @Test
    void aTapeThatCannotBeStoredLeavesTheFileAlone() throws IOException {
        Path file = folder.resolve("model.tape");
        Files.writeString(file, "an older file");
        Tape tape = Tape.trace(r -> r.output("half a pair \uD83D", r.input("x")));
        assertThrows(IllegalArgumentException.class, () -> TapeWriter.write(tape, file));
        assertEquals("an older file", Files.readString(file));
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        Tape tape = Tape.trace(r -> r.output("y", r.input("x\uD83D")));
        assertEquals(
                "The text 'x\uD83D' cannot be stored: half of a surrogate pair is missing.",
                assertThrows(IllegalArgumentException.class, () -> RawFile.of(tape))
                        .getMessage());
    }

    @Test
    void errorsNameTheFile() throws IOException {
        Path file = folder.resolve("model.tape");
        Files.write(file, new byte[0]);
        assertEquals(
                file + ", byte 0: the file ends here, within its header. It was cut short.",
                assertThrows(TapeFormatException.class, () -> TapeReader.read(file))
                        .getMessage());
        assertThrows(NoSuchFileException.class, () -> TapeReader.read(folder.resolve("nowhere.tape")));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void assertRoundTrip(Tape tape) throws IOException {
        byte[] file = RawFile.of(tape);
        Tape read = RawFile.read(file);
        assertSameTape(tape, read);
        assertArrayEquals(file, RawFile.of(read));
    }
}
