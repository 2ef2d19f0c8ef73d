package dev.gatehouse.local;

import dev.gatehouse.local.control.ControlListener;
import dev.gatehouse.local.downstream.DownstreamService;
import dev.gatehouse.local.issuer.TokenIssuer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.standin.StandIn;
import dev.gatehouse.local.standin.StandIns;
import dev.gatehouse.local.upstream.Upstream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs stand-ins in one process until it is ended; `up` starts it.
@Command(name = "stand-ins", hidden = true, description = "Runs stand-ins of the platform in this process.")
final class StandInsCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, description = "The folder with certificates and keys.")
    private Path home = Path.of("");

    @Option(names = "--traces", description = "Where spans are sent, OTLP/HTTP.")
    private @Nullable String traces;

    @Option(names = "--control", required = true, description = "Port of the listener that takes them up and down.")
    private int control;

    @Parameters(arity = "1..*", paramLabel = "<name>=<port>", description = "What to run, and where it listens.")
    private Map<String, Integer> asked = new LinkedHashMap<>();

    StandInsCommand() {}

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException, PlatformFault {
        Home folder = new Home(home);
        StandIns standIns = new StandIns(folder, traces);
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close, "stop-stand-ins"));
        Map<String, StandIn> known = known();
        for (Map.Entry<String, Integer> each : asked.entrySet()) {
            StandIn standIn = known.get(each.getKey());
            if (standIn == null) {
                throw new PlatformFault("there is no stand-in '" + each.getKey() + "'");
            }
            standIns.start(each.getKey(), standIn, each.getValue());
            System.out.println(each.getKey() + " listens on port " + each.getValue()
                    + ". FOR DEVELOPMENT ONLY: it stands in for a system of your own and must never face a network.");
        }
        try (ControlListener listener = ControlListener.start(standIns, folder, control)) {
            System.out.println("they are taken up and down on port " + listener.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static Map<String, StandIn> known() {
        Map<String, StandIn> known = new HashMap<>(Upstream.all());
        known.put("issuer", new TokenIssuer(Clock.systemUTC()));
        known.put("downstream", new DownstreamService());
        return known;
    }
}
