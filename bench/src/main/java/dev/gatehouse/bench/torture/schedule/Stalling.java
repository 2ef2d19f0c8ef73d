package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Devices that stop reading, each while more comes for it than the gateway keeps for a stream.
final class Stalling {
    private static final long LEAST_PAUSE = 8_000;
    private static final long MOST_PAUSE = 16_000;
    private static final long LEAST_STALL = 4_000;
    private static final long MOST_STALL = 8_000;
    private static final long HEAD_START = 300;
    private static final int EVENTS = 500;
    private static final int BYTES = 6_000;

    private final SplittableRandom random;
    private final Cast cast;
    private final long seed;
    private int serial;
    private int stalled = -1;

    Stalling(SplittableRandom random, Cast cast, long seed) {
        this.random = random;
        this.cast = cast;
        this.seed = seed;
    }

    Planned next() {
        return stalled < 0 ? stall() : flood();
    }

    private Planned stall() {
        stalled = random.nextInt(cast.slots());
        return new Planned(
                random.nextLong(LEAST_PAUSE, MOST_PAUSE),
                new Act.Stall(stalled, random.nextLong(LEAST_STALL, MOST_STALL)));
    }

    private Planned flood() {
        int slot = stalled;
        stalled = -1;
        String id = "f" + seed + "-" + serial++;
        return new Planned(HEAD_START, new Act.Publish(id, cast.userOf(slot), slot, EVENTS, BYTES, null, 1));
    }
}
