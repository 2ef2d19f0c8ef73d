package dev.gatehouse.local;

import dev.gatehouse.local.downstream.DownstreamService;
import dev.gatehouse.local.issuer.TokenIssuer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.standin.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs stand-ins until it is ended; `up` starts it. Several names share one process.
@Command(name = "stand-in", hidden = true, description = "Runs stand-ins of the platform in this process.")
final class StandInCommand implements Callable<Integer> {
    private static final Map<String, StandIn> KNOWN =
            Map.of("issuer", new TokenIssuer(Clock.systemUTC()), "downstream", new DownstreamService());

    @Option(names = "--home", required = true, description = "The folder with certificates and keys.")
    private Path home = Path.of("");

    @Option(names = "--traces", description = "Where spans are sent, OTLP/HTTP.")
    private @Nullable String traces;

    @Parameters(arity = "1..*", paramLabel = "<name>=<port>", description = "What to run, and where it listens.")
    private Map<String, Integer> asked = Map.of();

    StandInCommand() {}

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException, PlatformFault {
        for (Map.Entry<String, Integer> each : asked.entrySet()) {
            StandIn standIn = KNOWN.get(each.getKey());
            if (standIn == null) {
                throw new PlatformFault("there is no stand-in '" + each.getKey() + "'");
            }
            StandIn.Running running = standIn.start(new Home(home), each.getValue(), traces);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-" + each.getKey()));
            System.out.println(each.getKey() + " listens on port " + running.port()
                    + ". FOR DEVELOPMENT ONLY: it stands in for a system of your own and must never face a network.");
        }
        new CountDownLatch(1).await();
        return 0;
    }
}
