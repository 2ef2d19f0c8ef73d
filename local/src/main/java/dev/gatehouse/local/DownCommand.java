package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.platform.AttachedPlatform;
import dev.gatehouse.local.platform.Leftovers;
import dev.gatehouse.local.platform.PlatformFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops the platform that runs from this checkout.")
final class DownCommand implements Callable<Integer> {
    // Seven services with 10 s each, and a little.
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    @Spec
    private CommandSpec spec;

    DownCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PlatformFault {
        Site site = Checkout.site();
        PrintWriter out = spec.commandLine().getOut();
        Optional<AttachedPlatform> platform = AttachedPlatform.find(site.home());
        if (platform.isEmpty()) {
            List<String> killed = Leftovers.end(site.home());
            out.println(
                    killed.isEmpty()
                            ? "No platform runs from this checkout."
                            : "Killed what an earlier platform had left: " + String.join(", ", killed));
        } else if (platform.get().stop(PATIENCE)) {
            out.println("The platform has stopped.");
        } else {
            throw new PlatformFault("the platform (pid "
                    + platform.get().supervisor().pid() + ") is still stopping after " + PATIENCE.toSeconds() + " s");
        }
        out.flush();
        return 0;
    }
}
