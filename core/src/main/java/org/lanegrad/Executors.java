package org.lanegrad;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.lanegrad.pass.Optimizer;

/** Finds executors. */
public final class Executors {

    private Executors() {}

    /**
     * Prepares a tape for the best executor that can run here.
     *
     * @param tape the tape
     * @return an executor, to be closed
     */
    public static Executor prepare(Tape tape) {
        return providers().stream()
                .filter(provider -> provider.unavailable().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No executor can run here. " + listing()))
                .prepare(tape, Optimizer.standard());
    }

    /**
     * Prepares a tape for an executor of a certain name. There is no fallback to another.
     *
     * @param name the executor's name, such as {@code scalar}
     * @param tape the tape
     * @return an executor, to be closed
     * @throws IllegalArgumentException if there is none of that name
     * @throws IllegalStateException if it cannot run here
     */
    public static Executor prepare(String name, Tape tape) {
        return prepare(name, tape, Optimizer.standard());
    }

    /**
     * Prepares a tape for an executor of a certain name, with chosen optimiser passes.
     *
     * @param name the executor's name, such as {@code scalar}
     * @param tape the tape
     * @param optimizer the passes
     * @return an executor, to be closed
     * @throws IllegalArgumentException if there is none of that name
     * @throws IllegalStateException if it cannot run here
     */
    public static Executor prepare(String name, Tape tape, Optimizer optimizer) {
        ExecutorProvider provider = providers().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no executor named '" + name + "'. " + listing()));
        provider.unavailable().ifPresent(reason -> {
            throw new IllegalStateException("The executor '" + name + "' cannot run here: " + reason);
        });
        return provider.prepare(tape, optimizer);
    }

    /**
     * All executors that are on the class or module path, the best first, whether or not they can run here.
     *
     * @return their providers
     */
    public static List<ExecutorProvider> providers() {
        return ServiceLoader.load(ExecutorProvider.class, Executors.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(ExecutorProvider::rank).reversed())
                .toList();
    }

    private static String listing() {
        return "Found: "
                + providers().stream()
                        .map(provider -> provider.name()
                                + provider.unavailable().map(reason -> " (" + reason + ")").orElse(""))
                        .toList()
                + ".";
    }
}
