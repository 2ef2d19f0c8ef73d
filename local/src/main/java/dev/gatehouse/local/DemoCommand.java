package dev.gatehouse.local;

import dev.gatehouse.local.demo.Journey;
import dev.gatehouse.local.demo.Outage;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.AttachedPlatform;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Walks one whole journey with the client library and checks each step. It uses the platform that runs"
                        + " from this checkout, or starts one of its own on free ports.")
final class DemoCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MAX_SEED = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "Names and payloads to use; default: others each time.")
    private long seed = ThreadLocalRandom.current().nextInt(MAX_SEED);

    @Option(
            names = "--without",
            paramLabel = "SERVICE[@STEP]",
            description = "Stop a service before a step (default: the first) of the demo's own platform: the step must"
                    + " notice.")
    private @Nullable String without;

    @Option(names = "--store", paramLabel = "sqlite|etcd", description = "As for up; of the demo's own platform.")
    private Store store = Store.SQLITE;

    DemoCommand() {
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws PlatformFault, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<AttachedPlatform> running =
                AttachedPlatform.find(Checkout.site().home()).filter(AttachedPlatform::isReady);
        Journey.Result result;
        if (running.isPresent() && without == null) {
            out.println("Gatehouse demo, seed " + seed + ", on the platform that runs from this checkout");
            result = walk(running.get(), out, step -> {});
        } else {
            out.println("Gatehouse demo, seed " + seed + ", on a platform of its own");
            result = onOwnPlatform(out);
        }
        out.println(result);
        out.flush();
        return result.failed() == 0 ? 0 : FAILED;
    }

    private Journey.Result onOwnPlatform(PrintWriter out) throws PlatformFault {
        Optional<Outage> outage = Optional.ofNullable(without).map(this::outage);
        try (StartedPlatform own = new Start(line -> say(out, line)).apart(Checkout.folder(), store.platform())) {
            return walk(own, out, step -> outage.ifPresent(planned -> planned.before(step, own)));
        }
    }

    private Outage outage(String text) {
        return Outage.parse(text)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no SERVICE or SERVICE@STEP: " + text));
    }

    private Journey.Result walk(Platform platform, PrintWriter out, IntConsumer beforeStep) {
        out.flush();
        return new Journey(out, Checkout.folder(), Checkout::shown).walk(platform, seed, beforeStep);
    }

    private static void say(PrintWriter out, String line) {
        out.println("  " + line);
        out.flush();
    }
}
