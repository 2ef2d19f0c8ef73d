package dev.gatehouse.bench.torture.schedule;

import java.util.SplittableRandom;

/// Events without end: each user gets some every second, most for all of its devices, some in other ways.
final class Publishing {
    private static final long PAUSE_MILLIS = 30;
    private static final int MAX_BYTES = 400;
    private static final int LARGE = 20_000;
    private static final long SOON_MILLIS = 1_500;
    private static final long LATE_MILLIS = 3_600_000;
    private static final int WHOLE = 100;
    private static final int PLAIN = 70;
    private static final int TO_ONE = 85;
    private static final int DOUBLED = 91;
    private static final int EXPIRING = 95;
    private static final int OUTLIVING = 98;

    private final SplittableRandom random;
    private final Cast cast;
    private final long seed;
    private int serial;

    Publishing(SplittableRandom random, Cast cast, long seed) {
        this.random = random;
        this.cast = cast;
        this.seed = seed;
    }

    Planned next() {
        return new Planned(random.nextLong(PAUSE_MILLIS / 2, PAUSE_MILLIS * 3 / 2), publish());
    }

    private Act.Publish publish() {
        String id = "e" + seed + "-" + serial;
        int user = serial++ % cast.users();
        int bytes = random.nextInt(MAX_BYTES);
        int kind = random.nextInt(WHOLE);
        if (kind < PLAIN) {
            return new Act.Publish(id, user, null, 1, bytes, null, 1);
        }
        if (kind < TO_ONE) {
            int slot = user + cast.users() * random.nextInt(cast.slots() / cast.users());
            return new Act.Publish(id, user, slot, 1, bytes, null, 1);
        }
        if (kind < DOUBLED) {
            return new Act.Publish(id, user, null, 1, bytes, null, 2);
        }
        if (kind < EXPIRING) {
            return new Act.Publish(id, user, null, 1, bytes, SOON_MILLIS, 1);
        }
        return kind < OUTLIVING
                ? new Act.Publish(id, user, null, 1, bytes, LATE_MILLIS, 1)
                : new Act.Publish(id, user, null, 1, LARGE, null, 1);
    }
}
