package dev.gatehouse.local.process;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// One running child process.
public final class Child {
    private final ChildSpec spec;
    private final Process process;
    private final ProcessId id;
    private volatile boolean stopping;

    Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
        this.id = new ProcessId(process.pid(), process.info().startInstant().orElseGet(Instant::now));
    }

    /// What it was started from.
    public ChildSpec spec() {
        return spec;
    }

    /// What identifies it, now and later.
    public ProcessId id() {
        return id;
    }

    Process process() {
        return process;
    }

    boolean isStopping() {
        return stopping;
    }

    /// Ends it: TERM, then KILL when the budget has passed or the waiting thread is interrupted. Returns when it is
    /// gone.
    Stopped stop(long budgetSeconds) {
        stopping = true;
        process.destroy();
        if (endsWithin(budgetSeconds)) {
            return Stopped.IN_ORDER;
        }
        process.destroyForcibly().onExit().join();
        return Stopped.KILLED;
    }

    /// Ends it without a word of warning. Returns when it is gone.
    void kill() {
        stopping = true;
        process.destroyForcibly().onExit().join();
    }

    private boolean endsWithin(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
