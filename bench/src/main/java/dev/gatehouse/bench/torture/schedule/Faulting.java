package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Faults of processes, one after the other: between two there is time enough to see whether events flow again.
final class Faulting {
    private static final long LEAST_PAUSE = 6_000;
    private static final long MOST_PAUSE = 9_000;
    private static final long LEAST_LENGTH = 1_000;
    private static final long MOST_LENGTH = 6_000;

    private final SplittableRandom random;
    private final Cast cast;
    private final Deck deck;

    Faulting(SplittableRandom random, Cast cast) {
        this.random = random;
        this.cast = cast;
        this.deck = new Deck(random.nextLong(), cast.redis());
    }

    Planned next() {
        FaultKind kind = deck.next();
        int gateway = random.nextInt(cast.gateways());
        long length = random.nextLong(LEAST_LENGTH, MOST_LENGTH);
        long pause = random.nextLong(LEAST_PAUSE, MOST_PAUSE);
        return new Planned(
                pause,
                kind == FaultKind.MASTER_ISOLATE
                        ? new Act.Isolate(random.nextInt(cast.slots()), length)
                        : new Act.Fault(kind, gateway, length));
    }
}
