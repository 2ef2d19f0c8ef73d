package dev.gatehouse.local.platform;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.process.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A platform that another process started.
public final class AttachedPlatform implements Platform {
    private final Home home;
    private final PlatformState state;

    private AttachedPlatform(Home home, PlatformState state) {
        this.home = home;
        this.state = state;
    }

    /// The platform that runs in a home; empty when there is none, also when one left its state behind.
    public static Optional<AttachedPlatform> find(Home home) throws IOException {
        return StateFile.read(home)
                .filter(state -> state.supervisor().find().isPresent())
                .map(state -> new AttachedPlatform(home, state));
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Addresses addresses() {
        return state.addresses();
    }

    /// Whether all of its services had become ready when this object was made.
    public boolean isReady() {
        return state.phase() == PlatformState.Phase.READY;
    }

    /// The process that started it.
    public ProcessId supervisor() {
        return state.supervisor();
    }

    PlatformState state() {
        return state;
    }

    /// Asks the process that started it to stop everything, and waits until that process is gone.
    ///
    /// @return false when it is still there after the patience
    public boolean stop(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> running = state.supervisor().find();
        if (running.isEmpty() || !running.get().destroy()) {
            return running.isEmpty();
        }
        try {
            running.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process failed", e);
        }
    }

    @Override
    public void close() {}
}
