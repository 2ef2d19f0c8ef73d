package dev.gatehouse.gateway.stream;

import java.time.Duration;

/// How much of the log is kept: whichever bound is reached first.
///
/// @param age by the entries' own times
/// @param entries events and marks
/// @param bytes by [LoggedEvent#weight]
public record WindowLimits(Duration age, int entries, long bytes) {
    public static final WindowLimits DEFAULT = new WindowLimits(Duration.ofMinutes(10), 100_000, 256L << 20);
}
