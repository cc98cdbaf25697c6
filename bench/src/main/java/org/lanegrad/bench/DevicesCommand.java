package org.lanegrad.bench;

import java.io.PrintWriter;
import java.util.Optional;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the executors with what they found on this machine. */
@Command(
        name = "devices",
        description = {
            "List the executors with what each found on this machine, or what it misses and what to do.",
            "The first that can run is taken where none is named."
        })
final class DevicesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Runtime runtime = Runtime.getRuntime();
        int processors = runtime.availableProcessors();
        out.println(System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + ", "
                + processors + (processors == 1 ? " processor" : " processors") + ", heap of at most "
                + (runtime.maxMemory() >> 20) + " MiB");
        for (ExecutorProvider provider : Executors.providers()) {
            Optional<String> reason = provider.unavailable();
            out.println(provider.name() + (reason.isEmpty() ? ": can run here" : ": cannot run here"));
            reason.ifPresent(text -> out.println("  " + text));
            provider.findings().forEach(line -> out.println("  " + line));
        }
    }
}
