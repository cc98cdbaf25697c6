package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.RunColumns;
import org.lanegrad.plan.RunPlaces;

/**
 * The loops of a kernel whose calls come in runs: over the runs, in it over the vectors of a block, and in that over
 * the calls, so that what a call takes over from the one before stays in registers. Where calls are short, all blocks
 * are worked on side by side. The places of a run are laid out as {@link RunPlaces} says.
 */
final class RunLoop extends KernelLoop {
    // Local variables: the calls of a run, the one in work, where its entries and those after the calls are
    private static final int CALLS = FREE;
    private static final int CALL = FREE + 1;
    private static final int ENTRIES = FREE + 2;
    private static final int CALLS_END = FREE + 3;

    /** Operations of all strands together, at most: longer kernels are compiled badly. */
    private static final int MOST_OPERATIONS = 96;
    /** Operands of all strands together, at most: half of the registers that there are. */
    private static final int MOST_OPERANDS = 16;
    /** While one operation waits for another, a processor could begin so many. */
    private static final int LATENCY = 4;

    private final RunPlaces places;
    private final Carry carry;
    private final int strands;
    /** The variable of each carried operand, by strand. */
    private final int[][] carried;
    private final RunColumns columns;
    /** The variable of a leader's place in the call in work, and of that in the first call if it has a step. */
    private final int[] place;

    private final int[] firstPlace;

    RunLoop(Body body, Carry carry, RunColumns columns, List<Where> where, CodeBuilder code, Width width, Tile tile) {
        // Without a loop over runs, too, the JIT broadcasts constants again and again in the loop over calls
        super(body, true, where, code, width, tile, strands(body, carry, tile), FREE + 4);
        this.places = new RunPlaces(columns);
        this.carry = carry;
        this.columns = columns;
        this.place = new int[body.operands() + body.results()];
        this.firstPlace = new int[place.length];
        this.strands = strands(body, carry, tile);
        this.carried = new int[strands][body.operands()];
        for (int k = 0; k < body.operands(); k++) {
            if (isCarried(k)) {
                writer.keep(k);
                writer.keep(source(k));
            }
        }
    }

    private static int strands(Body body, Carry carry, Tile tile) {
        return paysSideBySide(body, carry, tile.blocks()) ? tile.blocks() : 1;
    }

    /** Whether several blocks should be worked on side by side: if a call mostly waits for results of its own. */
    static boolean paysSideBySide(Body body, Carry carry, int blocks) {
        return body.size() * blocks <= MOST_OPERATIONS
                && body.operands() * blocks <= MOST_OPERANDS
                && LATENCY * longestChain(body, carry) > body.size();
    }

    /** The most operations of a call that come one after the other, from what it takes over to what it hands on. */
    private static int longestChain(Body body, Carry carry) {
        int[] chain = new int[body.value(body.size())];
        Arrays.fill(chain, Carry.NONE);
        for (int k = 0; k < body.operands(); k++) {
            chain[k] = carry.source(k) >= body.operands() ? 0 : Carry.NONE;
        }
        for (int i = 0; i < body.size(); i++) {
            for (int k = 0; k < body.operation(i).arity(); k++) {
                int before = chain[body.operand(i, k)];
                if (before != Carry.NONE) {
                    chain[body.value(i)] = Math.max(chain[body.value(i)], before + 1);
                }
            }
        }
        return IntStream.range(0, body.operands())
                .map(carry::source)
                .filter(source -> source >= body.operands())
                .map(source -> chain[body.result(source - body.operands())])
                .max()
                .orElse(0);
    }

    @Override
    void calls() {
        enterRun();
        if (strands == tile.blocks()) {
            forEachVectorOfABlock(this::vector);
        } else {
            forEachVector(this::vector, () -> moveInPlace(1));
            moveInPlace(1 - tile.blocks());
        }
        code.iload(CALLS_END).istore(PLACE);
    }

    private void vector() {
        forEachStrand(this::enterVector);
        for (int leader : columns.stepping()) {
            placeInRun(leader);
            firstPlace[leader] = writer.variable();
            code.istore(firstPlace[leader]);
        }
        Label nextCall = code.newLabel();
        code.iconst_0().istore(CALL);
        code.iload(PLACE).loadConstant(places.beforeCalls()).iadd().istore(ENTRIES);
        code.labelBinding(nextCall);
        call();
        code.iinc(CALL, 1);
        code.iinc(ENTRIES, places.perCall());
        code.iload(CALL).iload(CALLS).if_icmplt(nextCall);
        forEachStrand(strand -> {
            for (int result : columns.left()) {
                storeResult(strand, result, () -> placeInRun(result));
            }
        });
    }

    private void forEachStrand(IntConsumer action) {
        for (int strand = 0; strand < strands; strand++) {
            action.accept(strand);
        }
    }

    private boolean isCarried(int operand) {
        return carry.source(operand) != Carry.NONE;
    }

    /** The value that an operand is in the call before. */
    private int source(int operand) {
        int source = carry.source(operand);
        return source < body.operands() ? source : body.result(source - body.operands());
    }

    /** Where the calls end, where steps begin, and uniform operands that stay in all lanes of a vector. */
    private void enterRun() {
        place(PLACE, 0);
        code.istore(CALLS);
        code.iload(CALLS).loadConstant(places.perCall()).imul();
        code.iload(PLACE).iadd().loadConstant(places.beforeCalls()).iadd().istore(CALLS_END);
        for (int operand : columns.carried()) {
            if (body.isUniform(operand)) {
                broadcast(operand, () -> placeInRun(operand));
            }
        }
    }

    private void enterVector(int strand) {
        for (int operand : columns.carried()) {
            if (!body.isUniform(operand)) {
                loadOperand(strand, operand, () -> placeInRun(operand));
                carried[strand][operand] = writer.variable();
                code.astore(carried[strand][operand]);
                writer.place(strand, operand, carried[strand][operand]);
            }
        }
    }

    private void call() {
        enterCall();
        for (int operand = 0; operand < body.operands(); operand++) {
            if (!isCarried(operand) && body.isUniform(operand)) {
                int itself = operand;
                broadcast(operand, () -> placeInCall(itself));
            }
        }
        forEachStrand(this::load);
        writer.operations();
        forEachStrand(strand -> {
            for (int k = 0; k < body.results(); k++) {
                int result = body.operands() + k;
                if (carry.isKept(k)) {
                    storeResult(strand, result, () -> placeInCall(result));
                }
            }
            carryOver(strand);
        });
    }

    private void load(int strand) {
        for (int k = 0; k < body.operands(); k++) {
            int operand = k;
            if (!isCarried(k) && !body.isUniform(k) && writer.isUsed(k)) {
                loadOperand(strand, k, () -> placeInCall(operand));
                writer.store(strand, k);
            }
        }
    }

    /** Where leaders are. */
    private void enterCall() {
        for (int leader : columns.stepping()) {
            code.iload(firstPlace[leader]).iload(CALL).loadConstant(columns.step(leader)).imul().iadd();
            place[leader] = writer.variable();
            code.istore(place[leader]);
        }
        for (int k = 0; k < places.perCall(); k++) {
            int leader = places.ofEach().get(k);
            place(ENTRIES, k);
            place[leader] = writer.variable();
            code.istore(place[leader]);
        }
    }

    /** Puts the place of a column in the call in work onto the stack. */
    private void placeInCall(int column) {
        int leader = columns.leaderInCalls(column);
        code.iload(place[leader]).loadConstant(columns.offset(column, leader)).iadd();
    }

    /** Puts the place of a column onto the stack that has one in the run in work, or that in its first call. */
    private void placeInRun(int column) {
        int leader = columns.leaderInRuns(column);
        place(PLACE, places.entry(leader));
        code.loadConstant(columns.offset(column, leader)).iadd();
    }

    /** Makes the values that the next call takes over its operands, all at once. */
    private void carryOver(int strand) {
        int[] changing = columns.carried().stream()
                .mapToInt(operand -> operand)
                .filter(operand -> carry.source(operand) != operand)
                .toArray();
        for (int operand : changing) {
            writer.load(strand, source(operand));
        }
        for (int k = changing.length - 1; k >= 0; k--) {
            code.astore(carried[strand][changing[k]]);
        }
    }

    private void loadOperand(int strand, int operand, Runnable place) {
        vectors.species();
        inRow(strand, operand, place);
        vectors.load();
    }

    private void storeResult(int strand, int result, Runnable place) {
        writer.load(strand, body.result(result - body.operands()));
        inRow(strand, result, place);
        vectors.store();
    }

    /** Puts the array and the index of the vector in work onto the stack. */
    private void inRow(int strand, int k, Runnable place) {
        array(k);
        start(k);
        code.iload(POINT).iadd();
        if (strand > 0) {
            code.loadConstant(strand * step(k)).iadd();
        }
        place.run();
        code.iadd();
    }
}
