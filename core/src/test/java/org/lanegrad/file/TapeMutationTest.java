package org.lanegrad.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.file.TapeAssertions.assertSameTape;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Tape;

/** Files that were changed at random: each is refused with its reason or is a tape like any other. */
class TapeMutationTest {
    private static final int HEADER = 20;
    private static final int CHECKSUM = 4;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> files = SampleTapes.all().values().stream()
            .map(RawFile::of)
            .filter(file -> file.length < 10_000)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changedFilesAreRefused(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 3_000; trial++) {
            byte[] mutant = mutate(any(random), random);
            if (files.stream().noneMatch(file -> Arrays.equals(file, mutant))) {
                assertEquals(false, isTape(mutant), () -> HexFormat.of().formatHex(mutant));
            }
        }
    }

    /** The header and the checksum are made right again, so that everything inside is reached. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changedContentIsRefusedOrATape(long seed) {
        Random random = new Random(seed);
        int tapes = 0;
        for (int trial = 0; trial < 5_000; trial++) {
            byte[] mutant = mutate(contentOf(any(random)), random);
            tapes += isTape(Envelope.seal(mutant)) ? 1 : 0;
        }
        assertTrue(tapes > 100, "too few mutants pass to say something of them: " + tapes);
    }

    @Test
    void everyChangedBitIsRefusedOrATape() {
        byte[] content = contentOf(RawFile.of(SampleTapes.tiny()));
        for (int at = 0; at < content.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] mutant = content.clone();
                mutant[at] ^= (byte) (1 << bit);
                isTape(Envelope.seal(mutant));
            }
        }
    }

    @Test
    void forgedCountsTakeNoMemory() {
        for (String name : List.of("tiny", "look-ups", "two outputs")) {
            byte[] content = contentOf(RawFile.of(SampleTapes.all().get(name)));
            for (int at = 0; at + Integer.BYTES <= content.length; at++) {
                for (int count : new int[] {Integer.MAX_VALUE, 1 << 30, 1 << 24}) {
                    byte[] mutant = content.clone();
                    ByteBuffer.wrap(mutant).putInt(at, count);
                    isTape(Envelope.seal(mutant));
                }
            }
        }
    }

    private static byte[] contentOf(byte[] file) {
        return Arrays.copyOfRange(file, HEADER, file.length - CHECKSUM);
    }

    private byte[] any(Random random) {
        return files.get(random.nextInt(files.size()));
    }

    /** One to three changes at random places. */
    private byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes = mutateOnce(bytes, random);
        }
        return bytes;
    }

    private byte[] mutateOnce(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        byte[] changed = bytes.clone();
        switch (random.nextInt(8)) {
            case 0 -> {
                if (from < bytes.length) {
                    changed[from] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                if (from < bytes.length) {
                    changed[from] = (byte) random.nextInt();
                }
            }
            case 2, 3 -> {
                if (from + Integer.BYTES <= bytes.length) {
                    int[] values = {0, 1, 2, -1, random.nextInt(30), 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE};
                    ByteBuffer.wrap(changed).putInt(from, values[random.nextInt(values.length)]);
                }
            }
            case 4 -> changed = Arrays.copyOf(bytes, from);
            case 5 -> changed = join(bytes, from, bytes, to);
            case 6 -> changed = join(bytes, to, bytes, from);
            default -> {
                byte[] other = any(random);
                changed = join(bytes, from, other, random.nextInt(other.length));
            }
        }
        return changed;
    }

    /** The first bytes of one and the last bytes of another: with one and the same, a removed or a doubled piece. */
    private static byte[] join(byte[] head, int headEnd, byte[] tail, int tailStart) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(head, 0, headEnd);
        joined.write(tail, tailStart, tail.length - tailStart);
        return joined.toByteArray();
    }

    private static boolean isTape(byte[] file) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        try {
            Tape tape = RawFile.read(file);
            assertMemory(file, before);
            assertUsable(tape);
            return true;
        } catch (TapeFormatException e) {
            assertMemory(file, before);
            assertTrue(0 <= e.offset() && e.offset() <= file.length, e.getMessage());
            return false;
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(HexFormat.of().formatHex(file), e);
        }
    }

    private static void assertMemory(byte[] file, long before) {
        long allocated = MEMORY.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_000_000 + 100L * file.length, () -> file.length + " bytes took " + allocated);
    }

    private static void assertUsable(Tape tape) throws IOException {
        double[] point = new double[tape.inputs().size()];
        Arrays.fill(point, 0.75);
        tape.evaluate(point);
        assertTrue(tape.toString().length() > 0);
        assertSameTape(tape, RawFile.read(RawFile.of(tape)));
        if (tape.outputs().size() == 1) {
            tape.gradient().evaluate(point);
        }
    }
}
