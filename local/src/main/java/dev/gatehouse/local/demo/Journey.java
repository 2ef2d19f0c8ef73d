package dev.gatehouse.local.demo;

import dev.gatehouse.local.boot.OnEtcd;
import dev.gatehouse.local.boot.PublishAndBoot;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.partner.PartnerReads;
import dev.gatehouse.local.partner.SourceFails;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.Millis;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Script;
import dev.gatehouse.local.scene.Skipped;
import dev.gatehouse.local.scene.Step;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
            new Operations(),
            new PartnerReads(),
            new SourceFails(),
            new PublishAndBoot(),
            new OnEtcd());

    private final PrintWriter out;
    private final Path checkout;
    private final Function<Path, String> shown;

    /// A journey that is told on a writer.
    ///
    /// @param checkout the folder whose jars and scripts the platform consists of
    /// @param shown how a path is written for the one who reads
    public Journey(PrintWriter out, Path checkout, Function<Path, String> shown) {
        this.out = out;
        this.checkout = checkout;
        this.shown = shown;
    }

    /// How many steps were passed, failed, and skipped or not reached.
    public record Result(int passed, int failed, int skipped) {
        /// Such as `11 passed, 0 failed`.
        @Override
        public String toString() {
            String text = passed + " passed, " + failed + " failed";
            return skipped == 0 ? text : text + ", " + skipped + " skipped";
        }
    }

    private enum Verdict {
        PASSED("ok"),
        SKIPPED("skipped"),
        FAILED("FAILED"),
        INTERRUPTED("interrupted");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        private boolean goesOn() {
            return this == PASSED || this == SKIPPED;
        }
    }

    /// Walks it with the names and payloads of a seed.
    ///
    /// @param beforeStep is told each step's number, from 1 on, before the step is begun
    public Result walk(Platform platform, long seed, IntConsumer beforeStep) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Scene scene = new Scene(platform, checkout, Script.of(seed))) {
            for (Step step : STEPS) {
                int number = verdicts.size() + 1;
                beforeStep.accept(number);
                verdicts.add(step(number, step, scene));
                if (!verdicts.getLast().goesOn()) {
                    break;
                }
            }
        }
        int passed = Collections.frequency(verdicts, Verdict.PASSED);
        int failed = verdicts.getLast().goesOn() ? 0 : 1;
        return new Result(passed, failed, STEPS.size() - passed - failed);
    }

    private Verdict step(int number, Step step, Scene scene) {
        Proof proof = new Proof();
        long begun = System.nanoTime();
        try {
            step.walk(scene, proof);
            return tell(number, step, begun, Verdict.PASSED);
        } catch (Skipped e) {
            proof.fact(String.valueOf(e.getMessage()));
            return tell(number, step, begun, Verdict.SKIPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tell(number, step, begun, Verdict.INTERRUPTED);
        } catch (Exception e) {
            Verdict verdict = tell(number, step, begun, Verdict.FAILED);
            out.println("       " + describe(e));
            out.println("       look at " + logs(scene.platform(), step));
            return verdict;
        } finally {
            proof.facts().forEach(fact -> out.println("       - " + fact));
            out.flush();
        }
    }

    private Verdict tell(int number, Step step, long begun, Verdict verdict) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(Locale.ROOT, "%3d. %-72s %10s  %s%n", number, step.title(), Millis.of(took), verdict.word);
        return verdict;
    }

    private static String describe(Exception error) {
        return error instanceof NotVerified ? String.valueOf(error.getMessage()) : error.toString();
    }

    private String logs(Platform platform, Step step) {
        String first = shown.apply(platform.home().log(step.about().label()));
        return switch (step.about()) {
            case REDIS, STAND_INS, SESSION_SERVICE ->
                first + " and " + shown.apply(platform.home().log(Service.GATEWAY_SERVICE.label()));
            case GATEWAY_SERVICE, INTEGRATION_API, CONFIG_API, ETCD -> first;
        };
    }
}
