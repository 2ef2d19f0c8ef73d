package dev.gatehouse.bench.measure.lab;

import java.time.Duration;

/// How long and how much is measured.
///
/// @param quick fewer rows and fewer streams: an impression, not a result
/// @param length of each measurement
public record Scale(boolean quick, Duration length) {
    private static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(6);

    /// How long the virtual machine may compile before it counts.
    public Duration warmUp() {
        return length.compareTo(SHORTEST_WARM_UP) > 0 ? length : SHORTEST_WARM_UP;
    }

    /// A number for a whole run, or for a quick one.
    public int of(int whole, int quickly) {
        return quick ? quickly : whole;
    }
}
