package org.lanegrad.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line {@code lanegrad}. */
@Command(
        name = "lanegrad",
        description = "Automatic differentiation of recorded functions.",
        subcommands = {
            GradientCommand.class,
            TapeCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            DevicesCommand.class,
            BenchCommand.class
        },
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed, for example because the executor cannot run here or a result is wrong",
            "2:the command line, the formula or a point is wrong",
            "130:it was interrupted (143: told to end)"
        })
public final class Main {
    // Long names only: "-h*x" is a formula.
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and exit.")
    boolean help;

    @Option(
            names = "--version",
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version and exit.")
    boolean version;

    private Main() {}

    /**
     * Runs a command and ends the JVM with its exit code.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        ErrorReport report = new ErrorReport();
        return new CommandLine(new Main())
                .setExpandAtFiles(false)
                .setUnmatchedOptionsArePositionalParams(true) // "-x" is a formula
                .setParameterExceptionHandler(report)
                .setExecutionExceptionHandler(report);
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"lanegrad " + (version == null ? "(not packaged)" : version)};
        }
    }
}
