package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;

class ColumnsTest {
    private static final int CONSTANTS = 4;
    /** Constants at the positions 0 to 3, an input at 4. */
    private static final Tape TAPE = tape();

    private static Tape tape() {
        TapeBuilder builder = new TapeBuilder();
        for (int k = 0; k < CONSTANTS; k++) {
            builder.constantPosition(k);
        }
        builder.input(Input.of("x"));
        return builder.build();
    }

    @Test
    void whatIsTheSameInEveryCallIsNotKept() {
        Columns columns = columns(new int[][] {{0, 1, 1, 4, 4}, {0, 2, 2, 4, 4}});
        assertEquals(0, columns.constantAt(0));
        assertFalse(columns.isKept(0));
        assertTrue(columns.isKept(1));
        assertEquals(1, columns.twin(2));
        assertFalse(columns.isKept(2));
        assertTrue(columns.isKept(3), "not a constant");
        assertTrue(columns.isKept(4));
    }

    @Test
    void randomTables() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[][] table = new int[random.nextInt(1, 4)][5];
            for (int[] row : table) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = random.nextInt(CONSTANTS - 1);
                }
            }
            Columns columns = columns(table);
            for (int k = 0; k < table[0].length; k++) {
                int twin = k;
                boolean constant = true;
                for (int other = k - 1; other >= 0; other--) {
                    twin = areEqual(table, other, k) ? other : twin;
                }
                for (int[] row : table) {
                    constant &= row[k] == table[0][k];
                }
                assertEquals(twin, columns.twin(k));
                assertEquals(constant ? table[0][k] : -1, columns.constantAt(k));
            }
        }
    }

    private static boolean areEqual(int[][] table, int one, int other) {
        for (int[] row : table) {
            if (row[one] != row[other]) {
                return false;
            }
        }
        return true;
    }

    private static Columns columns(int[][] table) {
        Columns columns = new Columns(TAPE, table[0], 0, table[0].length);
        for (int call = 1; call < table.length; call++) {
            columns.add(table[call], 0);
        }
        return columns;
    }
}
