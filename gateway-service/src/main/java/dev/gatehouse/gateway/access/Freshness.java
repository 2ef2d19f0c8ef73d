package dev.gatehouse.gateway.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Whether this gateway has lately proved that it reads a live master's session-events up to their head.
///
/// The proof is a mark, which a gateway can write only on a master that has its replica, read in a batch that reached
/// the head. It counts from when that read was *sent*: an answer that lay about says nothing of what came later.
public final class Freshness {
    /// How old the newest proof may be for a cached session to count.
    public static final Duration MAX_AGE = Duration.ofSeconds(3);

    private final MonotonicClock clock;
    private final AtomicLong provenNanos;

    public Freshness(MonotonicClock clock) {
        this.clock = clock;
        this.provenNanos = new AtomicLong(clock.nanos() - 2 * MAX_AGE.toNanos());
    }

    /// A mark was read.
    ///
    /// @param sentNanos when the read that brought it was sent
    public void proven(long sentNanos) {
        provenNanos.accumulateAndGet(sentNanos, (a, b) -> a - b > 0 ? a : b);
    }

    public boolean isFresh() {
        return age().compareTo(MAX_AGE) < 0;
    }

    /// The age of the newest proof.
    public Duration age() {
        return Duration.ofNanos(clock.nanos() - provenNanos.get());
    }
}
