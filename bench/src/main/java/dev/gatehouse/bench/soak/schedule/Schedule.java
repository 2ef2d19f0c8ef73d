package dev.gatehouse.bench.soak.schedule;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The acts of a run one after another: a function of the seed. They come as strangers do, independently of each other
/// (a Poisson process), so that bursts happen. Not thread-safe.
public final class Schedule {
    /// Acts a second on average.
    static final double OPENS = 300;

    static final double COMMANDS = 60;
    static final double FORGERIES = 8;
    static final double INVENTIONS = 8;

    private static final double ALL = OPENS + COMMANDS + FORGERIES + INVENTIONS;
    private static final double MEAN_STAY_SECONDS = 6;
    private static final double LONGEST_STAY_SECONDS = 60;
    private static final double STALL_SECONDS = 30;
    private static final double RESUMING = 0.5;
    private static final double MILLIS = 1_000;

    private final Random random;
    private double nanos;

    public Schedule(long seed) {
        this.random = new Random(seed);
    }

    /// An act and when it is due, in nanoseconds since the beginning.
    public record Due(long nanos, Act act) {}

    /// The next act; the schedule has no end.
    public Due next() {
        nanos += exponential(TimeUnit.SECONDS.toNanos(1) / ALL);
        return new Due((long) nanos, act(random.nextDouble() * ALL, random.nextDouble()));
    }

    private Act act(double kind, double place) {
        if (kind < OPENS) {
            return open(place);
        }
        if (kind < OPENS + COMMANDS) {
            return new Act.Command(place);
        }
        return kind < OPENS + COMMANDS + FORGERIES ? new Act.Forge(place) : new Act.MakeUp(place);
    }

    private Act open(double place) {
        boolean resumes = random.nextDouble() < RESUMING;
        Way way = Way.of(random.nextDouble());
        double drawn = Math.min(LONGEST_STAY_SECONDS, exponential(MEAN_STAY_SECONDS));
        double seconds = way == Way.STALLED ? STALL_SECONDS : drawn;
        return new Act.Open(place, resumes, Duration.ofMillis((long) (seconds * MILLIS)), way);
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
