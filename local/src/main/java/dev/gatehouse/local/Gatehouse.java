package dev.gatehouse.local;

import dev.gatehouse.local.platform.PlatformFault;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The part of `./gatehouse` that runs the platform on this machine.
@Command(
        name = "./gatehouse",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "The whole platform on this machine, from this checkout.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            UpstreamCommand.class,
            StandInsCommand.class,
        })
public final class Gatehouse {
    private static final int FAULT = 1;

    private Gatehouse() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Gatehouse())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Gatehouse::explain);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof PlatformFault fault) {
            fault.details().forEach(line -> err.println("  | " + line));
            err.println("gatehouse: " + fault.line());
        } else {
            failure.printStackTrace(err);
            err.println("gatehouse: this is a bug: " + failure);
        }
        err.flush();
        return FAULT;
    }
}
