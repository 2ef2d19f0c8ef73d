package dev.gatehouse.bench.torture;

import picocli.CommandLine.Command;

/// Groups the services that can be tortured.
@Command(
        name = "torture",
        description = "Breaks a platform of its own under load and checks what clients see.",
        subcommands = GatewayCommand.class)
public final class TortureCommand {
    /// For picocli.
    public TortureCommand() {}
}
