package dev.gatehouse.local.scene;

import java.time.Duration;
import java.util.Locale;

/// Durations as people read them.
public final class Millis {
    private static final double NANOS_PER_MILLI = 1e6;

    private Millis() {}

    /// In milliseconds with one decimal, such as `2.7 ms`.
    public static String of(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / NANOS_PER_MILLI);
    }
}
