package dev.gatehouse.bench.measure;

import dev.gatehouse.bench.measure.gauge.Gauge;
import dev.gatehouse.bench.measure.lab.Scale;
import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.common.provider.SignatureProviders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = "What deliveries, commands, streams and memory cost the gateway's process, beside a bare gRPC"
                + " server and signatures alone in the same run. Writes docs/benchmarks/gateway.md. Exit 0 when every"
                + " figure was measured, whether or not it meets its goal.")
final class GatewayBenchCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MAX_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Fewer rows, fewer streams, shorter: an impression.")
    private boolean quick;

    @Option(names = "--json", description = "For programs: one object per figure, nothing else.")
    private boolean json;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "fan-out, steady, command, open, memory, revoke, resume, stalled or (with --centrifugo)"
                    + " centrifugo; may be repeated.")
    private List<String> only = List.of();

    @Option(
            names = "--centrifugo",
            paramLabel = "FILE",
            description = "Centrifugo's binary, version 5: measured beside the gateway under the same load.")
    private Optional<Path> centrifugo = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", description = "Length of each measurement; default: 20, quick: 6.")
    private int seconds;

    GatewayBenchCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        List<Gauge> gauges = chosen();
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new ParameterException(spec.commandLine(), "--seconds is 1 to " + MAX_SECONDS);
        }
        SignatureProviders.useBest();
        PrintWriter out = spec.commandLine().getOut();
        Screen screen = json ? Screen.silent() : Screen.on(out);
        Path checkout = Path.of(System.getProperty("gatehouse.checkout", "")).toAbsolutePath();
        Session session = new Session(checkout, new Scale(quick, length()), screen, figure -> {
            if (json) {
                out.println(figure.asJson());
                out.flush();
            }
        });
        boolean whole = session.run(gauges, only.isEmpty());
        return whole ? 0 : FAILED;
    }

    private Duration length() {
        return Duration.ofSeconds(seconds > 0 ? seconds : quick ? 6 : 20);
    }

    private List<Gauge> chosen() {
        List<Gauge> all = Gauge.all(centrifugo);
        List<String> names = all.stream().map(Gauge::name).toList();
        if (!names.containsAll(only)) {
            throw new ParameterException(spec.commandLine(), "--only takes " + String.join(", ", names));
        }
        return all.stream()
                .filter(gauge -> only.isEmpty() || only.contains(gauge.name()))
                .toList();
    }
}
