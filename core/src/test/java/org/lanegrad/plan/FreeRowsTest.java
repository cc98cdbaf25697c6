package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FreeRowsTest {
    private final FreeRows rows = new FreeRows();

    @Test
    void theRowFreedLastComesFirst() {
        assertEquals(0, rows.take());
        assertEquals(1, rows.take());
        assertEquals(2, rows.take());
        rows.free(2);
        rows.free(0);
        assertEquals(0, rows.take());
        assertEquals(2, rows.take());
        assertEquals(3, rows.take());
        assertEquals(4, rows.count());
    }

    @Test
    void severalRowsFollowOneAnother() {
        assertEquals(0, rows.take(10));
        rows.free(1);
        for (int row = 3; row < 6; row++) {
            rows.free(row);
        }
        assertEquals(10, rows.take(4), "no gap is so long");
        assertEquals(3, rows.take(3));
        assertEquals(1, rows.take(1));
        assertEquals(14, rows.count());
    }

    @Test
    void theLastRowsMayBeTheFirstOfMore() {
        rows.take(10);
        rows.free(8);
        rows.free(9);
        assertEquals(8, rows.take(5));
        assertEquals(13, rows.count());
    }

    @Test
    void aRowIsGivenOnce() {
        rows.take(3);
        rows.free(1);
        assertEquals(1, rows.take(1));
        assertEquals(3, rows.take(), "it was freed once, but taken since");
        rows.free(1);
        assertEquals(1, rows.take());
        assertEquals(4, rows.take());
    }
}
