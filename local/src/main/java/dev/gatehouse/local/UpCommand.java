package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Ports;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.process.Death;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description =
                "Starts the platform and stays until Ctrl-C or ./gatehouse down; a service that dies ends it (exit 1).")
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--free-ports", description = "Listen on free ports, not on the documented ones.")
    private boolean freePorts;

    @Option(
            names = "--store",
            paramLabel = "sqlite|etcd",
            description = "What config-api keeps configuration in; etcd needs one on the PATH. Default: sqlite.")
    private Store store = Store.SQLITE;

    UpCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws PlatformFault, IOException {
        Site site = Checkout.site();
        PrintWriter out = spec.commandLine().getOut();
        Addresses addresses = freePorts ? Ports.free(store.platform()) : Addresses.standard(store.platform());
        try (StartedPlatform platform = new Start(line -> say(out, line)).at(site, addresses)) {
            new Welcome(site.home(), addresses).lines(sinceStart()).forEach(out::println);
            out.flush();
            Death dead = platform.death().join();
            throw new PlatformFault(dead.sentence() + "; stopping the others", dead.lastWords());
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println("  " + line);
        out.flush();
    }

    /// Since the command was given, without what the start script first had to build.
    private static Duration sinceStart() {
        Instant now = Instant.now();
        Instant begun = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(begun, now).minusSeconds(Integer.getInteger("gatehouse.build-seconds", 0));
    }
}
