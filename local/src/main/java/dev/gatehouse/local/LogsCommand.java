package dev.gatehouse.local;

import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.PlatformFault;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the log of one service.")
final class LogsCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 200;

    @Parameters(paramLabel = "<service>", description = "As status shows it; also the name of a stand-in.")
    private String service = "";

    @Option(names = "-f", description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    LogsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException, PlatformFault {
        Service named = Service.labelled(service).or(this::ofStandIn).orElseThrow(this::unknown);
        Path log = Checkout.site().home().log(named.label());
        if (!Files.isRegularFile(log)) {
            throw new PlatformFault(service + " has no log yet: it was never started from this checkout");
        }
        // Bytes as they are: a log is not always text in this terminal's encoding.
        OutputStream out = System.out;
        try (InputStream in = new FileInputStream(log.toFile())) {
            in.transferTo(out);
            while (follow && !System.out.checkError()) {
                Thread.sleep(PAUSE_MILLIS);
                in.transferTo(out);
            }
        }
        out.flush();
        return 0;
    }

    private Optional<Service> ofStandIn() {
        return Listener.labelled(service).filter(Listener.standIns()::contains).flatMap(Listener::service);
    }

    private PlatformFault unknown() {
        String known = Stream.of(Service.values()).map(Service::label).collect(Collectors.joining(", "));
        return new PlatformFault("there is no service '" + service + "': " + known);
    }
}
