package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Sessions that an operator ends.
final class Revoking {
    private static final long LEAST_PAUSE = 5_000;
    private static final long MOST_PAUSE = 15_000;

    private final SplittableRandom random;
    private final Cast cast;

    Revoking(SplittableRandom random, Cast cast) {
        this.random = random;
        this.cast = cast;
    }

    Planned next() {
        return new Planned(random.nextLong(LEAST_PAUSE, MOST_PAUSE), new Act.Revoke(random.nextInt(cast.slots())));
    }
}
