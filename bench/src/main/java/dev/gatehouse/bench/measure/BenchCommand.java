package dev.gatehouse.bench.measure;

import picocli.CommandLine.Command;

/// Groups the services that can be measured.
@Command(
        name = "bench",
        description = "Measures a platform of its own beside the limits of this machine.",
        subcommands = {GatewayBenchCommand.class, JmhCommand.class})
public final class BenchCommand {
    /// For picocli.
    public BenchCommand() {}
}
