package dev.gatehouse.integration.combine;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The moment until which a request is worked on. Everything that is done for it looks here how much time is left.
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long beganAtNanos;
    private final long totalNanos;

    private Deadline(LongSupplier nanoTime, long totalNanos) {
        this.nanoTime = nanoTime;
        this.beganAtNanos = nanoTime.getAsLong();
        this.totalNanos = totalNanos;
    }

    /// A deadline that begins now.
    public static Deadline in(Duration total) {
        return in(total, System::nanoTime);
    }

    /// A deadline by another clock.
    ///
    /// @param nanoTime as [System#nanoTime]
    public static Deadline in(Duration total, LongSupplier nanoTime) {
        return new Deadline(nanoTime, total.toNanos());
    }

    /// What is left of it; zero once it has passed.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, totalNanos - (nanoTime.getAsLong() - beganAtNanos)));
    }

    /// The share of the whole that is left, 1 to 0.
    public double shareLeft() {
        return (double) left().toNanos() / totalNanos;
    }

    public boolean hasPassed() {
        return left().isZero();
    }

    /// The shorter of what is left and a limit.
    public Duration leftAtMost(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }
}
