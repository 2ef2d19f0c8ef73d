package dev.gatehouse.client.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Exponential back-off with full jitter: the delay before attempt n is anything up to `first · 2ⁿ`, at most `longest`.
///
/// Full jitter spreads the clients of a node that went away over the whole time, where they would otherwise all come
/// back at once.
///
/// @param first the longest first delay
public record Backoff(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    /// What the protocol asks of clients: 100 ms, doubling up to 30 s.
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first <= longest");
        }
    }

    /// A delay before the attempt of this number, counted from 0.
    Duration delay(int attempt, RandomGenerator random) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt, MAX_DOUBLINGS));
        Duration most = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
    }
}
