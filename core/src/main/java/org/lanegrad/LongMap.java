package org.lanegrad;

import java.util.Arrays;

/** A map from long to int that is at least 0, by open addressing, without boxing. */
final class LongMap {
    private long[] keys = new long[32];
    private int[] values = new int[32];
    private int size;

    LongMap() {
        Arrays.fill(values, -1);
    }

    /** The value of a key, or -1. */
    int get(long key) {
        return values[slot(key)];
    }

    void put(long key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(key);
        if (values[slot] < 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        // Fibonacci hashing: doubles with few bits set differ only in their high bits
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
