package dev.gatehouse.bench.soak;

import dev.gatehouse.bench.soak.report.Summary;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.common.provider.SignatureProviders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = "Sessions, streams, commands and intruders come and go at a gateway, while its live heap, direct"
                + " memory, files, threads and all it keeps are sampled. Prints the slope of each with its error; ends"
                + " with 'N passed, 0 failed'; exit 0 when nothing failed. Samples, summary and a chart are under"
                + " .gatehouse/soak/, from the first sample on.")
final class GatewaySoakCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MAX_SEED = 1_000_000;
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double MAX_MINUTES = 7 * 24 * 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "M", description = "How long; 3 at the least, default: 60.")
    private double minutes = 60;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The schedule of acts to play; default: another each time.")
    private long seed = ThreadLocalRandom.current().nextInt(MAX_SEED);

    @Option(names = "--json", description = "For programs: one object at the end, nothing else.")
    private boolean json;

    GatewaySoakCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = plan();
        SignatureProviders.useBest();
        PrintWriter out = spec.commandLine().getOut();
        Screen screen = json ? Screen.silent() : Screen.on(out);
        screen.line("Gatehouse soak, seed " + plan.seed() + ", " + plan.length().toSeconds() + " s, of which "
                + plan.warmUp().toSeconds() + " s warm up, a sample each "
                + plan.step().toSeconds() + " s");
        Path checkout = Path.of(System.getProperty("gatehouse.checkout", "")).toAbsolutePath();
        Summary summary = new Soak(plan, screen).run(checkout);
        if (json) {
            out.println(summary.asJson());
        } else {
            summary.lines().forEach(screen::line);
        }
        out.flush();
        return summary.failed() == 0 ? 0 : FAILED;
    }

    private Plan plan() {
        if (!(minutes * MILLIS_PER_MINUTE >= Plan.SHORTEST.toMillis() && minutes <= MAX_MINUTES)) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes is " + Plan.SHORTEST.toMinutes() + " to " + (long) MAX_MINUTES);
        }
        return new Plan(seed, Duration.ofMillis((long) (minutes * MILLIS_PER_MINUTE)));
    }
}
