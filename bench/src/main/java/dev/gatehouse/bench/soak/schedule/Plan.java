package dev.gatehouse.bench.soak.schedule;

import java.time.Duration;

/// What a soak is asked for. All times follow from its length, so that a short one fills what is bounded, too.
///
/// @param length from the first act to the last sample
public record Plan(long seed, Duration length) {
    /// The shortest: less could not outlast the minute for which repeated events are remembered.
    public static final Duration SHORTEST = Duration.ofMinutes(3);

    private static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(75);
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(15);
    private static final Duration LONGEST_LIFETIME = Duration.ofSeconds(150);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(3);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(15);
    private static final int SHARE_OF_WARM_UP = 3;
    private static final int LEAST_SAMPLES = 90;
    private static final double ROTATED_AT = 0.8;

    /// How long samples do not count: a third of the run, at most a quarter of an hour. By then windows are full, as
    /// many sessions end as begin, and the virtual machine has compiled most of what it will.
    public Duration warmUp() {
        return between(length.dividedBy(SHARE_OF_WARM_UP), SHORTEST_WARM_UP, LONGEST_WARM_UP);
    }

    /// How long the sessions of a wave last at most.
    public Duration longestSession() {
        return between(warmUp().dividedBy(2), Duration.ZERO, LONGEST_LIFETIME);
    }

    /// The age at which the gateway closes a stream.
    public Duration streamMaxAge() {
        return Duration.ofSeconds((long) (longestSession().toSeconds() * ROTATED_AT));
    }

    /// From one sample to the next.
    public Duration step() {
        return between(length.dividedBy(LEAST_SAMPLES), SHORTEST_STEP, LONGEST_STEP);
    }

    private static Duration between(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
