package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Commands, some of them sent again under the id that was already answered.
final class Commanding {
    private static final long LEAST_PAUSE = 100;
    private static final long MOST_PAUSE = 700;
    private static final int MOST_TIMES = 3;

    private final SplittableRandom random;
    private final Cast cast;
    private final long seed;
    private int serial;

    Commanding(SplittableRandom random, Cast cast, long seed) {
        this.random = random;
        this.cast = cast;
        this.seed = seed;
    }

    Planned next() {
        long pause = random.nextLong(LEAST_PAUSE, MOST_PAUSE);
        int times = random.nextInt(MOST_TIMES) == 0 ? random.nextInt(1, MOST_TIMES) + 1 : 1;
        return new Planned(pause, new Act.Execute(random.nextInt(cast.slots()), "c" + seed + "-" + serial++, times));
    }
}
