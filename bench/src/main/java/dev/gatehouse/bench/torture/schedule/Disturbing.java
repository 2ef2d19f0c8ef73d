package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Connections of devices that break, hang, and come back elsewhere.
final class Disturbing {
    private static final long LEAST_PAUSE = 500;
    private static final long MOST_PAUSE = 3_000;
    private static final long MOST_HOLD = 3_000;
    private static final int KINDS = 5;

    private final SplittableRandom random;
    private final Cast cast;

    Disturbing(SplittableRandom random, Cast cast) {
        this.random = random;
        this.cast = cast;
    }

    Planned next() {
        long pause = random.nextLong(LEAST_PAUSE, MOST_PAUSE);
        int slot = random.nextInt(cast.slots());
        return new Planned(
                pause,
                switch (random.nextInt(KINDS)) {
                    case 0, 1 -> new Act.Cut(slot);
                    case 2, 3 -> new Act.Move(slot, random.nextInt(cast.gateways()));
                    default -> new Act.Hold(slot, random.nextLong(MOST_HOLD / 2, MOST_HOLD));
                });
    }
}
