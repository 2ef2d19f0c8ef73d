package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.gateway.stream.SeenEvents;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.Duration;

/// How much the reader reads before it delivers.
///
/// @param window what the window can hold
/// @param warmUp how long reading it may take
record ReaderLimits(WindowLimits window, Duration warmUp) {
    static final ReaderLimits DEFAULT = new ReaderLimits(WindowLimits.DEFAULT, Duration.ofSeconds(10));

    /// How far back from the head the window will reach: its age, or less where the log is so dense that its entries
    /// would not fit; at least one span of [SeenEvents].
    long windowSpanMillis(EntryId head, EntryId tail, long entries) {
        long age = window.age().toMillis();
        if (entries <= window.entries()) {
            return age;
        }
        long whole = Math.max(0, head.millis() - tail.millis());
        long fits = (long) ((double) whole * window.entries() / entries);
        return Math.clamp(fits, Math.min(age, SeenEvents.SPAN.toMillis()), age);
    }
}
