package dev.gatehouse.local.platform;

import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.PlatformState.Phase;
import dev.gatehouse.local.platform.PlatformState.Running;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.Death;
import dev.gatehouse.local.process.ProcessId;
import dev.gatehouse.local.process.Stopped;
import dev.gatehouse.local.process.Supervisor;
import dev.gatehouse.local.telemetry.TraceReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A platform that this process started. It stops with [#close()], at the latest when this process ends, however it
/// ends.
///
/// Thread-safe.
public final class StartedPlatform implements Platform {
    private static final long STOP_SECONDS = 10;

    private final Home home;
    private final Addresses addresses;
    private final HomeLock lock;
    private final Progress progress;
    private final TraceReceiver traces;
    private final Supervisor supervisor;
    private final List<Running> running = new ArrayList<>();
    private final Thread onShutdown = new Thread(this::close, "stop-platform");
    private Phase phase = Phase.STARTING;
    private boolean closed;

    StartedPlatform(Home home, Addresses addresses, HomeLock lock, Progress progress) throws IOException {
        this.home = home;
        this.addresses = addresses;
        this.lock = lock;
        this.progress = progress;
        this.traces = TraceReceiver.start(addresses.port(Listener.TRACES));
        this.supervisor = Supervisor.start(STOP_SECONDS, this::stopped);
        Runtime.getRuntime().addShutdownHook(onShutdown);
        writeState();
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Addresses addresses() {
        return addresses;
    }

    /// The first service that ended unasked, once there is one. The others run on until [#close()].
    public CompletableFuture<Death> death() {
        return supervisor.death();
    }

    /// Stops one service and leaves the others running; nothing happens when it does not run.
    public void stop(Service service) {
        for (Child child : supervisor.children()) {
            if (child.spec().name().equals(service.label())) {
                supervisor.stop(child);
            }
        }
    }

    /// Stops the gateway first and Redis last, each within 10 s or by force. Returns when nothing is left.
    @Override
    public void close() {
        try {
            supervisor.close();
            traces.close();
            synchronized (this) {
                if (!closed) {
                    closed = true;
                    StateFile.delete(home);
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forgetHook();
        }
    }

    void start(ServiceSpec spec) throws IOException {
        Child child = supervisor.start(spec.child());
        synchronized (this) {
            running.add(new Running(spec.service(), child.id()));
            writeState();
        }
    }

    synchronized void ready() throws IOException {
        phase = Phase.READY;
        writeState();
    }

    private synchronized void writeState() throws IOException {
        if (!closed) {
            StateFile.write(
                    home,
                    new PlatformState(
                            PlatformState.SCHEMA, phase, ProcessId.current(), addresses, List.copyOf(running)));
        }
    }

    private void stopped(Child child, Stopped how) {
        progress.line(
                switch (how) {
                    case IN_ORDER -> "stopped " + child.spec().name();
                    case KILLED ->
                        "killed  " + child.spec().name() + ", which did not stop within " + STOP_SECONDS + " s";
                });
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The virtual machine is already on its way down and runs the hook, or has.
            return;
        }
    }
}
