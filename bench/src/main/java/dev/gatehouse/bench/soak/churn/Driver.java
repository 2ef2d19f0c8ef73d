package dev.gatehouse.bench.soak.churn;

import dev.gatehouse.bench.soak.schedule.Schedule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Does what the schedule says, when it says so, on a thread of its own.
final class Driver implements AutoCloseable {
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double NANOS = 1e9;

    private final Schedule schedule;
    private final Host host;
    private final long began = System.nanoTime();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long dueNanos;
    private volatile String state = "";

    Driver(long seed, Host host) {
        this.schedule = new Schedule(seed);
        this.host = host;
        this.thread = Thread.ofPlatform().name("churn").daemon().start(this::run);
    }

    private void run() {
        long sweepAt = began;
        while (!stopped) {
            Schedule.Due due = schedule.next();
            dueNanos = due.nanos();
            while (!stopped && System.nanoTime() - began < due.nanos()) {
                LockSupport.parkNanos(Math.min(SWEEP_NANOS, began + due.nanos() - System.nanoTime()));
            }
            host.play(due.act());
            if (System.nanoTime() - sweepAt >= SWEEP_NANOS) {
                sweepAt = System.nanoTime();
                host.sweep();
                state = host.state();
            }
        }
        host.close();
    }

    /// Grows, too, when the thread hangs or has died.
    double behindSeconds() {
        return Math.max(0, System.nanoTime() - began - dueNanos) / NANOS;
    }

    String state() {
        return state;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
