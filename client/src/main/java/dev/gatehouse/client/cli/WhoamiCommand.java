package dev.gatehouse.client.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows the session of the state folder.
@Command(name = "whoami", description = "Shows the session as it was opened; it may have been revoked since.")
final class WhoamiCommand implements Callable<Integer> {
    private final GatehouseCli cli;

    WhoamiCommand(GatehouseCli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        SessionReport.print(cli, cli.session());
        return GatehouseCli.OK;
    }
}
