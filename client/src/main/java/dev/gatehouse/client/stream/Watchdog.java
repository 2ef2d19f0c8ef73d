package dev.gatehouse.client.stream;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Notices that what is waited for does not come. Time in which nothing is waited for does not count.
///
/// Holds one timer, which is not touched by each message but looks, when it fires, how long the wait has been.
final class Watchdog {
    private final ScheduledExecutorService scheduler;
    private final Runnable bark;
    private long limitNanos;
    private long waitingSince;
    private boolean waiting;
    private boolean stopped;
    private @Nullable Future<?> timer;

    /// @param bark called once, on the scheduler's thread; must not block
    Watchdog(ScheduledExecutorService scheduler, Runnable bark) {
        this.scheduler = scheduler;
        this.bark = bark;
    }

    /// From now on something must come within this time.
    synchronized void expectWithin(Duration limit) {
        limitNanos = limit.toNanos();
        waitingSince = System.nanoTime();
        waiting = true;
        if (timer == null && !stopped) {
            schedule(limitNanos);
        }
    }

    synchronized void arrived() {
        waiting = false;
    }

    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void schedule(long nanos) {
        timer = scheduler.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        if (isOverdue()) {
            bark.run();
        }
    }

    private synchronized boolean isOverdue() {
        timer = null;
        if (stopped || !waiting) {
            return false;
        }
        long left = limitNanos - (System.nanoTime() - waitingSince);
        if (left > 0) {
            schedule(left);
        }
        return left <= 0;
    }
}
