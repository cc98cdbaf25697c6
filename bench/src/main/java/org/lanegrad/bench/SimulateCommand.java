package org.lanegrad.bench;

import picocli.CommandLine.Command;

/** Runs a simulation on real input. */
@Command(
        name = "simulate",
        description = "Run a simulation on real input.",
        subcommands = LynxHareCommand.class,
        synopsisSubcommandLabel = "SIMULATION")
final class SimulateCommand {}
