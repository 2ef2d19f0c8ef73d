package dev.gatehouse.bench.soak;

import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.soak.churn.Churn;
import dev.gatehouse.bench.soak.report.Course;
import dev.gatehouse.bench.soak.report.Folder;
import dev.gatehouse.bench.soak.report.Picture;
import dev.gatehouse.bench.soak.report.Result;
import dev.gatehouse.bench.soak.report.Summary;
import dev.gatehouse.bench.soak.sample.Sample;
import dev.gatehouse.bench.soak.sample.Sampler;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One run from its first process to its verdict. What is known is written at each sample, because a run may be killed.
final class Soak {
    private static final int SAMPLES_PER_LINE = 20;

    /// In a row: a machine that is busy with something else may hide a gateway for a while.
    private static final int MOST_MISSED = 5;

    private final Plan plan;
    private final Screen screen;
    private final Course course;
    private int missed;

    Soak(Plan plan, Screen screen) {
        this.plan = plan;
        this.screen = screen;
        this.course = new Course(plan);
    }

    Summary run(Path checkout) throws IOException, GeneralSecurityException, InterruptedException {
        Folder folder = Folder.create(checkout, plan.seed(), Clock.systemUTC().instant());
        Summary summary;
        try (Stand stand = Stand.start(checkout, folder.path(), line -> screen.line("  " + line))) {
            stand.gateway(gateway());
            try (Churn churn = Churn.start(stand, plan);
                    Sampler sampler = new Sampler(stand)) {
                summary = sampled(folder, churn, sampler);
            }
        }
        new Picture(plan, course).write(folder).ifPresent(screen::line);
        if (summary.failed() == 0) {
            folder.forgetHome();
        }
        screen.line("");
        screen.line("samples, summary, chart: " + folder.path());
        return summary;
    }

    /// As in production, but that streams are closed because of their age several times in a run, and that each
    /// connection's address counts for itself, so that what is kept for each address comes and goes, too.
    private GatewayPlan gateway() {
        return GatewayPlan.production(Map.of(
                "GATEWAY_SOURCE_ADDRESS_PRESERVED",
                "true",
                "GATEWAY_STREAM_MAX_AGE",
                plan.streamMaxAge().toSeconds() + "s"));
    }

    private Summary sampled(Folder folder, Churn churn, Sampler sampler) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long step = plan.step().toNanos();
        String failure = "";
        for (long due = step; failure.isEmpty() && due <= plan.length().toNanos(); due = next(began, step)) {
            TimeUnit.NANOSECONDS.sleep(began + due - System.nanoTime());
            failure = sample(folder, churn, sampler);
        }
        Summary summary = new Summary(plan, course, churn.doings(), result(churn, failure), true);
        folder.replace(summary);
        return summary;
    }

    /// When the next sample is due: what a long collection made us miss is left out.
    private static long next(long began, long step) {
        return ((System.nanoTime() - began) / step + 1) * step;
    }

    /// @return why there will be no more; empty when there may be
    private String sample(Folder folder, Churn churn, Sampler sampler) throws IOException, InterruptedException {
        Sample sample;
        try {
            sample = sampler.take();
            missed = 0;
        } catch (IOException e) {
            churn.doings().count("samples missed");
            return ++missed < MOST_MISSED ? "" : "the gateway could not be sampled: " + e;
        }
        course.add(sample);
        folder.append(sample);
        folder.replace(new Summary(plan, course, churn.doings(), result(churn, ""), false));
        tell(sample, churn);
        return "";
    }

    private static Result result(Churn churn, String failure) {
        return new Result(churn.isRightlySigned(), churn.signed(), churn.behind(), failure);
    }

    private void tell(Sample sample, Churn churn) {
        String text = "  " + Course.state(sample) + "; load: " + churn.state();
        if (course.size() % SAMPLES_PER_LINE == 1) {
            screen.line(text);
        } else {
            screen.progress(text);
        }
    }
}
