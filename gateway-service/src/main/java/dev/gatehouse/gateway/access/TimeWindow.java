package dev.gatehouse.gateway.access;

import java.time.Duration;

/// Around the gateway's time, the timestamps that it accepts.
final class TimeWindow {
    static final Duration PAST = Duration.ofSeconds(60);
    static final Duration FUTURE = Duration.ofSeconds(5);

    private TimeWindow() {}

    static boolean contains(long timestampMs, long nowMs) {
        return timestampMs >= nowMs - PAST.toMillis() && timestampMs <= nowMs + FUTURE.toMillis();
    }
}
