package dev.gatehouse.bench;

import dev.gatehouse.bench.measure.BenchCommand;
import dev.gatehouse.bench.measure.baseline.BareCommand;
import dev.gatehouse.bench.soak.SoakCommand;
import dev.gatehouse.bench.torture.TortureCommand;
import dev.gatehouse.bench.torture.backend.BackEndsCommand;
import dev.gatehouse.bench.torture.device.DevicesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The part of `./gatehouse` that puts the platform under load and breaks it.
@Command(
        name = "./gatehouse",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Load and faults, on a platform of their own.",
        subcommands = {
            TortureCommand.class,
            SoakCommand.class,
            BenchCommand.class,
            DevicesCommand.class,
            BackEndsCommand.class,
            BareCommand.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
