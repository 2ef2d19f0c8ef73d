package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.bench.torture.report.Plan;
import dev.gatehouse.bench.torture.report.Report;
import dev.gatehouse.bench.torture.schedule.Cast;
import dev.gatehouse.bench.torture.schedule.RedisLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = "Publishers, devices, two or more gateways, session-service and Redis as processes of their own;"
                + " they are killed, frozen, cut off and restarted while a checker looks at what clients received and"
                + " what publishers were told. Ends with 'N passed, 0 failed'; exit 0 when nothing failed.")
final class GatewayCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MAX_SEED = 1_000_000;
    private static final int MAX_GATEWAYS = 8;
    private static final double SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "M", description = "How long faults go on; default: 2. May be 0.5.")
    private double minutes = 2;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The schedule of acts to run; default: another each time.")
    private long seed = ThreadLocalRandom.current().nextInt(MAX_SEED);

    @Option(names = "--gateways", paramLabel = "N", description = "How many gateways; default: 2.")
    private int gateways = 2;

    @Option(
            names = "--redis",
            paramLabel = "LAYOUT",
            description = "single: one Redis, killed, frozen and emptied. sentinel: a master, two replicas and three"
                    + " Sentinels, which fail over. Default: single for even seeds, sentinel for odd ones.")
    private @Nullable RedisLayout redis;

    @Option(names = "--json", description = "For programs: one object at the end, nothing else.")
    private boolean json;

    @Option(names = "--keep", description = "Keep keys, logs and all facts also when nothing failed.")
    private boolean keep;

    @Option(
            names = "--sabotage",
            hidden = true,
            description = "drop or double: devices falsify what they saw, so the run must fail.")
    private @Nullable String sabotage;

    GatewayCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        if (gateways < 2 || gateways > MAX_GATEWAYS || !(minutes > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "needs 2 to " + MAX_GATEWAYS + " gateways and more than 0 minutes");
        }
        PrintWriter out = spec.commandLine().getOut();
        Screen screen = json ? Screen.silent() : Screen.on(out);
        Duration length = Duration.ofMillis(
                (long) (minutes * SECONDS * Duration.ofSeconds(1).toMillis()));
        RedisLayout layout = redis == null ? RedisLayout.of(seed) : redis;
        Plan plan = new Plan(seed, length, Cast.withGateways(gateways, layout), sabotage, keep);
        screen.line("Gatehouse torture, seed " + seed + ", " + length.toSeconds() + " s of faults, " + gateways
                + " gateways, Redis: " + layout);
        Path checkout = Path.of(System.getProperty("gatehouse.checkout", "")).toAbsolutePath();
        Report report = Run.of(plan, checkout, screen);
        if (json) {
            out.println(report.asJson());
        } else {
            report.print(screen);
        }
        out.flush();
        return report.failed() == 0 ? 0 : FAILED;
    }
}
