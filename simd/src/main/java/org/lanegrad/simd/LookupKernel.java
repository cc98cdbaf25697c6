package org.lanegrad.simd;

import org.lanegrad.op.Bits;

/**
 * A look-up in one table, as long as none of its neighbours is compiled with it: no code is made for each table. Where
 * vectors gather, the memory takes as long.
 */
final class LookupKernel extends Kernel {
    private final double[] table;
    private final boolean uniform;
    private final int block;

    LookupKernel(double[] table, boolean uniform, int block) {
        this.table = table;
        this.uniform = uniform;
        this.block = block;
    }

    @Override
    void run(BlockMemory memory, int[] places, int from, int to) {
        double[] values = memory.values;
        for (int place = from; place < to; place += 2) {
            int index = places[place];
            int result = places[place + 1];
            for (int i = 0; i < block; i++) {
                values[result + i] = Bits.lookup(table, values[uniform ? index : index + i], 0, table.length);
            }
        }
    }
}
