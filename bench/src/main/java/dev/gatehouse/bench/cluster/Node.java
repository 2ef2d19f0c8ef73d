package dev.gatehouse.bench.cluster;

import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.ChildSpec;
import dev.gatehouse.local.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One process of the platform, through all its lives. Each life has a log of its own. Used by one thread at a time.
public final class Node {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final ServiceSpec spec;
    private final Supervisor supervisor;
    private @Nullable Child child;
    private boolean frozen;
    private int lives;

    /// A process that does not run yet.
    public Node(ServiceSpec spec, Supervisor supervisor) {
        this.spec = spec;
        this.supervisor = supervisor;
    }

    /// What people call it.
    public String name() {
        return spec.child().name();
    }

    /// Starts it and returns when it is ready.
    public void start() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    /// The id of the process that runs.
    public long pid() {
        return running().id().pid();
    }

    void launch() throws IOException {
        ChildSpec first = spec.child();
        String log = first.name() + "." + ++lives + ".log";
        child = supervisor.start(new ChildSpec(
                first.name(), first.command(), first.environment(), first.log().resolveSibling(log), first.folder()));
    }

    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!spec.probes().stream().allMatch(Probe::isReady)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(name() + " was not ready within " + PATIENCE.toSeconds() + " s; its log: "
                        + running().spec().log());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /// Ends it as a crash would.
    public void kill() {
        supervisor.kill(running());
        child = null;
    }

    /// Ends it as an operator would. Returns when it is gone.
    public void stop() {
        supervisor.stop(running());
        child = null;
    }

    /// Stops its clockwork without a trace.
    public void freeze() throws IOException, InterruptedException {
        frozen = true;
        Signal.STOP.to(running().id().pid());
    }

    /// Takes back [#freeze].
    public void thaw() throws IOException, InterruptedException {
        Signal.CONT.to(running().id().pid());
        frozen = false;
    }

    /// A frozen process hears no request to end.
    synchronized void thawIfFrozen() throws IOException, InterruptedException {
        if (frozen && child != null) {
            thaw();
        }
    }

    private Child running() {
        return Optional.ofNullable(child).orElseThrow(() -> new IllegalStateException(name() + " does not run"));
    }
}
