package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.history.History;
import dev.gatehouse.bench.torture.report.Folder;
import dev.gatehouse.bench.torture.report.Plan;
import dev.gatehouse.bench.torture.report.Report;
import dev.gatehouse.bench.torture.report.Results;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Shows how a run goes, and writes down each minute what it has shown so far.
final class Watch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final long MINUTE = 60;

    private final Plan plan;
    private final Folder folder;
    private final History history;
    private final Screen screen;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());

    private Watch(Plan plan, Folder folder, History history, Screen screen) {
        this.plan = plan;
        this.folder = folder;
        this.history = history;
        this.screen = screen;
    }

    static Watch start(Plan plan, Folder folder, History history, Screen screen) {
        Watch watch = new Watch(plan, folder, history, screen);
        var unused = watch.timer.scheduleAtFixedRate(watch::show, 1, 1, TimeUnit.SECONDS);
        var unusedToo = watch.timer.scheduleAtFixedRate(watch::write, MINUTE, MINUTE, TimeUnit.SECONDS);
        return watch;
    }

    private void show() {
        List<Fact> facts = history.facts();
        screen.progress(String.format(
                Locale.ROOT,
                "%4d s of %d  published %d  received %d  faults %d",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                plan.length().toSeconds(),
                count(facts, Fact.Published.class),
                count(facts, Fact.Received.class),
                count(facts, Fact.Faulted.class)));
    }

    private static long count(List<Fact> facts, Class<? extends Fact> kind) {
        return facts.stream().filter(kind::isInstance).count();
    }

    private void write() {
        try {
            history.flush();
            new Results(folder.results()).append(Report.soFar(plan, folder, history.facts()));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the results so far were not written", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
