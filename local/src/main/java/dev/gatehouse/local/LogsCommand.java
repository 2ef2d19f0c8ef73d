package dev.gatehouse.local;

import dev.gatehouse.local.blueprint.Service;
import dev.gatehouse.local.platform.PlatformFault;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the log of one service.")
final class LogsCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 200;

    @Parameters(paramLabel = "<service>", description = "redis, issuer, downstream, session-service, gateway-service.")
    private String service = "";

    @Option(names = "-f", description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    LogsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException, PlatformFault {
        Service named = Service.labelled(service).orElseThrow(this::unknown);
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

    private PlatformFault unknown() {
        String known = Stream.of(Service.values()).map(Service::label).collect(Collectors.joining(", "));
        return new PlatformFault("there is no service '" + service + "': " + known);
    }
}
