package dev.gatehouse.gateway.access;

import java.time.Duration;

/// Around the gateway's time, the timestamps that it accepts, both ends included.
///
/// @param maxAge how old a request may be
/// @param maxAhead how far in the future
public record TimeWindow(Duration maxAge, Duration maxAhead) {
    /// How far two gateways' clocks may be apart.
    static final Duration CLOCK_DISAGREEMENT = Duration.ofSeconds(5);

    boolean contains(long timestampMs, long nowMs) {
        return timestampMs >= nowMs - maxAge.toMillis() && timestampMs <= nowMs + maxAhead.toMillis();
    }

    /// How long a used request id must be remembered, so that no gateway takes the request again.
    Duration replayable() {
        return maxAge.plus(maxAhead).plus(CLOCK_DISAGREEMENT.multipliedBy(2));
    }
}
