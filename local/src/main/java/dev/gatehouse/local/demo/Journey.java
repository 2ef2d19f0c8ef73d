package dev.gatehouse.local.demo;

import dev.gatehouse.local.blueprint.Service;
import dev.gatehouse.local.platform.Platform;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The whole journey, step by step, with its time and what was verified. It ends at the first step that fails, because
/// each stands on the ones before it.
public final class Journey {
    private static final List<Step> STEPS = List.of(
            new SignIn(),
            new Beacon(),
            new Push(),
            new Commands(),
            new CutAndResume(),
            new Revocation(),
            new Operations());

    private final PrintWriter out;
    private final Function<Path, String> shown;

    /// A journey that is told on a writer.
    ///
    /// @param shown how a path is written for the one who reads
    public Journey(PrintWriter out, Function<Path, String> shown) {
        this.out = out;
        this.shown = shown;
    }

    /// How many steps were passed, and how many failed or were not reached.
    public record Result(int passed, int failed, int skipped) {
        /// Such as `7 passed, 0 failed`.
        @Override
        public String toString() {
            String text = passed + " passed, " + failed + " failed";
            return skipped == 0 ? text : text + ", " + skipped + " skipped";
        }
    }

    /// Walks it with the names and payloads of a seed.
    ///
    /// @param beforeStep is told each step's number, from 1 on, before the step is begun
    public Result walk(Platform platform, long seed, IntConsumer beforeStep) {
        int passed = 0;
        try (Scene scene = new Scene(platform, Script.of(seed))) {
            boolean goesOn = true;
            while (goesOn && passed < STEPS.size()) {
                beforeStep.accept(passed + 1);
                goesOn = step(passed + 1, STEPS.get(passed), scene);
                passed += goesOn ? 1 : 0;
            }
        }
        int failed = passed == STEPS.size() ? 0 : 1;
        return new Result(passed, failed, STEPS.size() - passed - failed);
    }

    private boolean step(int number, Step step, Scene scene) {
        Proof proof = new Proof();
        long begun = System.nanoTime();
        try {
            step.walk(scene, proof);
            tell(number, step, begun, "ok");
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(number, step, begun, "interrupted");
            return false;
        } catch (Exception e) {
            tell(number, step, begun, "FAILED");
            out.println("       " + describe(e));
            out.println("       look at " + logs(scene.platform(), step));
            return false;
        } finally {
            proof.facts().forEach(fact -> out.println("       - " + fact));
            out.flush();
        }
    }

    private void tell(int number, Step step, long begun, String verdict) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(Locale.ROOT, "  %d. %-72s %10s  %s%n", number, step.title(), Millis.of(took), verdict);
    }

    private static String describe(Exception error) {
        return error instanceof NotVerified ? String.valueOf(error.getMessage()) : error.toString();
    }

    private String logs(Platform platform, Step step) {
        String first = shown.apply(platform.home().log(step.about().label()));
        String gateway = shown.apply(platform.home().log(Service.GATEWAY_SERVICE.label()));
        return first.equals(gateway) ? first : first + " and " + gateway;
    }
}
