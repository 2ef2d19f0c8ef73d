package dev.gatehouse.integration.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/// How many lines of a kind may be logged in a window of time, for what strangers can cause as often as they like.
/// Thread-safe.
public final class LogBudget {
    private final int lines;
    private final Duration window;
    private final InstantSource clock;
    private Instant windowEnd = Instant.MIN;
    private int left;
    private long unlogged;

    public LogBudget(int lines, Duration window, InstantSource clock) {
        this.lines = lines;
        this.window = window;
        this.clock = clock;
    }

    /// Asks for a line: how many were kept out of the log since the last one, or empty where this one is too.
    public synchronized OptionalLong take() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(window);
            left = lines;
        }
        if (left == 0) {
            unlogged++;
            return OptionalLong.empty();
        }
        left--;
        long before = unlogged;
        unlogged = 0;
        return OptionalLong.of(before);
    }
}
