package org.lanegrad.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lanegrad.op.Operation.ADD;
import static org.lanegrad.op.Operation.CONSTANT;
import static org.lanegrad.op.Operation.FMA;
import static org.lanegrad.op.Operation.FNMA;
import static org.lanegrad.op.Operation.MULTIPLY;
import static org.lanegrad.op.Operation.SELECT;

import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** That the contracts can fail: every test of theirs finds a fault that it is made for. */
class ContractTest {
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final AtomicBoolean CLOSED = new AtomicBoolean();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger LENGTH = new AtomicInteger();

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.ofRun("forgets a lone last point", "ExecutorContract.everySizeAndLayoutGivesTheBitsOfTheTape",
                        (right, points, shared, outputs) -> {
                            int last = outputs.points() - 1;
                            double before = last < 0 ? 0 : outputs.get(0, last);
                            right.run(points, shared, outputs);
                            if (last % 8 == 0) {
                                outputs.set(0, last, before);
                            }
                        }),
                Fault.ofRun("ignores the layout", "ExecutorContract.everySizeAndLayoutGivesTheBitsOfTheTape",
                        (right, points, shared, outputs) -> right.run(
                                points,
                                shared,
                                Batch.of(outputs.memory(), outputs.columns(), outputs.points(), Layout.BY_COLUMN))),
                Fault.ofRun("lets neighbours disturb", "ExecutorContract.everySizeAndLayoutGivesTheBitsOfTheTape",
                        (right, points, shared, outputs) -> {
                            right.run(points, shared, outputs);
                            for (int point = 1; point < points.points(); point++) {
                                if (Double.isInfinite(points.get(0, point))) {
                                    outputs.set(0, point - 1, Math.nextUp(outputs.get(0, point - 1)));
                                }
                            }
                        }),
                Fault.ofRun("keeps to its first length", "ExecutorContract.thePartsOfABatchGiveTheBitsOfTheWhole",
                        (right, points, shared, outputs) -> {
                            LENGTH.compareAndSet(0, points.points());
                            double[] before = outputs.memory().toArray(ValueLayout.JAVA_DOUBLE);
                            right.run(points, shared, outputs);
                            for (int point = LENGTH.get(); point < points.points(); point++) {
                                outputs.set(0, point, before[0]);
                            }
                        }),
                Fault.ofRun("changes when warm", "ExecutorContract.theFirstCallGivesTheBitsOfTheThousandth",
                        (right, points, shared, outputs) -> {
                            right.run(points, shared, outputs);
                            if (CALLS.incrementAndGet() > 1_500 && points.points() > 10) {
                                outputs.set(0, 10, Math.nextUp(outputs.get(0, 10)));
                            }
                        }),
                Fault.ofRun("does nothing without inputs", "ExecutorContract.tapesOfEveryShape",
                        (right, points, shared, outputs) -> {
                            if (points.columns() > 0) {
                                right.run(points, shared, outputs);
                            }
                        }),
                Fault.ofRun("knows the heap alone", "ExecutorContract.memorySegmentsOffTheHeapServeAsWell",
                        (right, points, shared, outputs) -> {
                            if (outputs.memory().heapBase().isPresent()) {
                                right.run(points, shared, outputs);
                            }
                        }),
                Fault.ofRun("writes beside the outputs", "ExecutorContract.onlyOutputsAreWritten",
                        (right, points, shared, outputs) -> {
                            right.run(points, shared, outputs);
                            double[] array = (double[]) outputs.memory().heapBase().orElseThrow();
                            if (outputs.memory().byteSize() < array.length * 8L) {
                                array[array.length - 9] = 0;
                            }
                        }),
                Fault.ofRun("writes into the inputs", "ExecutorContract.onlyOutputsAreWritten",
                        (right, points, shared, outputs) -> {
                            right.run(points, shared, outputs);
                            if (points.points() > 0) {
                                points.set(2, 0, -1);
                            }
                        }),
                Fault.ofRun("cannot be entered twice", "ExecutorContract.severalThreadsMayShareAnExecutor",
                        (right, points, shared, outputs) -> {
                            if (BUSY.getAndSet(true)) {
                                throw new IllegalStateException("busy");
                            }
                            sleep();
                            right.run(points, shared, outputs);
                            BUSY.set(false);
                        }),
                Fault.ofRun("accepts every shape", "ExecutorContract.wrongShapesAreRefusedBeforeAnythingIsWritten",
                        (right, points, shared, outputs) -> {
                            if (outputs.columns() == right.tape().outputs().size()) {
                                right.run(points, shared, outputs);
                            }
                        }),
                Fault.ofExecutor("sums in sequence", SequentialSum::new,
                        "ExecutorContract.sumsAreTakenInTheOrderOfABalancedTree"),
                Fault.ofExecutor("closes all at once", ClosesAll::new,
                        "ExecutorContract.executorsDoNotDisturbEachOther"),
                Fault.ofExecutor("is never closed", NeverClosed::new, "ExecutorContract.aClosedExecutorSaysSo"),
                Fault.ofExecutor("does not say what it is", Nameless::new, "ExecutorContract.itKnowsItsTapeAndItself"),
                Fault.ofRun("flushes subnormal numbers", "SpecialValuesContract.ofInputs",
                        (right, points, shared, outputs) -> {
                            right.run(points, shared, outputs);
                            for (int point = 0; point < outputs.points(); point++) {
                                for (int k = 0; k < outputs.columns(); k++) {
                                    double value = outputs.get(k, point);
                                    outputs.set(k, point, Math.abs(value) < Double.MIN_NORMAL ? value * 0 : value);
                                }
                            }
                        }),
                Fault.ofOperation("takes 0 times something for 0",
                        (tape, i) -> tape.operation(i) == MULTIPLY
                                && tape.operation(tape.a(i)) == CONSTANT
                                && tape.constant(tape.a(i)) == 0,
                        (_, a, _, _) -> a,
                        "SpecialValuesContract.ofConstantsAndAnInput"),
                Fault.ofOperation("rounds twice",
                        (tape, i) -> tape.operation(i) == FMA,
                        (tape, a, b, c) -> tape.append(ADD, tape.append(MULTIPLY, a, b, -1), c, -1),
                        "RandomProgramContract.values",
                        "RandomProgramContract.gradients",
                        "RandomProgramContract.products",
                        "WorkloadContract.gradients"),
                Fault.ofOperation("blends the sides of a branch",
                        (tape, i) -> tape.operation(i) == SELECT,
                        (tape, a, b, c) -> {
                            int weight =
                                    tape.append(SELECT, a, tape.constantPosition(1), tape.constantPosition(0));
                            int rest = tape.append(FNMA, weight, c, c);
                            return tape.append(FMA, weight, b, rest);
                        },
                        "BranchContract.values",
                        "BranchContract.derivatives",
                        "BranchContract.secondDerivatives"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFound(Fault fault) throws Exception {
        for (String test : fault.foundBy()) {
            CALLS.set(0);
            LENGTH.set(0);
            CLOSED.set(false);
            Contract contract = contracts(fault).stream()
                    .filter(candidate -> test.startsWith(name(candidate) + "."))
                    .findFirst()
                    .orElseThrow();
            Method method = tests(contract)
                    .filter(candidate -> test.equals(name(contract) + "." + candidate.getName()))
                    .findFirst()
                    .orElseThrow();
            assertThrows(AssertionError.class, () -> run(contract, method), test);
        }
    }

    @Test
    void everyTestOfTheContractsCanFail() {
        Set<String> tests = contracts(faults().findFirst().orElseThrow()).stream()
                .flatMap(contract -> tests(contract).map(method -> name(contract) + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> failing =
                faults().flatMap(fault -> fault.foundBy().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(tests, failing);
    }

    private static List<Contract> contracts(Fault fault) {
        return List.of(
                new ExecutorContract() {
                    @Override
                    protected Executor prepare(Tape tape, Optimizer optimizer) {
                        return fault.prepare(tape, optimizer);
                    }
                },
                new SpecialValuesContract() {
                    @Override
                    protected Executor prepare(Tape tape, Optimizer optimizer) {
                        return fault.prepare(tape, optimizer);
                    }
                },
                new RandomProgramContract() {
                    @Override
                    protected Executor prepare(Tape tape, Optimizer optimizer) {
                        return fault.prepare(tape, optimizer);
                    }

                    @Override
                    protected int programs() {
                        return 12;
                    }
                },
                new WorkloadContract() {
                    @Override
                    protected Executor prepare(Tape tape, Optimizer optimizer) {
                        return fault.prepare(tape, optimizer);
                    }
                },
                new BranchContract() {
                    @Override
                    protected Executor prepare(Tape tape, Optimizer optimizer) {
                        return fault.prepare(tape, optimizer);
                    }
                });
    }

    private static String name(Contract contract) {
        return contract.getClass().getSuperclass().getSimpleName();
    }

    private static Stream<Method> tests(Contract contract) {
        return Arrays.stream(contract.getClass().getSuperclass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class));
    }

    private static void run(Contract contract, Method test) throws Throwable {
        try {
            if (test.invoke(contract) instanceof Stream<?> stream) {
                for (Object dynamic : stream.toList()) {
                    ((DynamicTest) dynamic).getExecutable().execute();
                }
            }
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class SequentialSum extends WrappedExecutor {
        SequentialSum(Executor right) {
            super(right);
        }

        @Override
        public double[] sum(Batch points, double[] shared) {
            Batch outputs = Batch.allocate(tape().outputs().size(), points.points(), Layout.BY_COLUMN);
            run(points, shared, outputs);
            double[] sums = new double[outputs.columns()];
            for (int k = 0; k < sums.length; k++) {
                for (int point = 0; point < points.points(); point++) {
                    sums[k] += outputs.get(k, point);
                }
            }
            return sums;
        }
    }

    private static final class ClosesAll extends WrappedExecutor {
        ClosesAll(Executor right) {
            super(right);
        }

        @Override
        public void run(Batch points, double[] shared, Batch outputs) {
            if (!CLOSED.get()) {
                super.run(points, shared, outputs);
            }
        }

        @Override
        public void close() {
            CLOSED.set(true);
        }
    }

    private static final class NeverClosed extends WrappedExecutor {
        NeverClosed(Executor right) {
            super(right);
        }

        @Override
        public void close() {
            // That is the fault
        }
    }

    private static final class Nameless extends WrappedExecutor {
        Nameless(Executor right) {
            super(right);
        }

        @Override
        public String describe() {
            return "executor";
        }
    }
}
