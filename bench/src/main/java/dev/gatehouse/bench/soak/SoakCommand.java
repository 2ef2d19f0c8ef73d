package dev.gatehouse.bench.soak;

import picocli.CommandLine.Command;

/// Groups the services that can be soaked.
@Command(
        name = "soak",
        description = "Keeps a platform of its own busy for long, and shows whether its memory grows.",
        subcommands = GatewaySoakCommand.class)
public final class SoakCommand {
    /// For picocli.
    public SoakCommand() {}
}
