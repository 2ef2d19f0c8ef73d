package dev.gatehouse.bench.soak.guest;

import dev.gatehouse.bench.measure.member.Enrolment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The sessions that there are: every few seconds a wave of new users begins and those whose time is up are forgotten,
/// here and, a minute later, by Redis. No name ever comes back.
///
/// One thread makes waves; any may read.
public final class Guests {
    /// From one wave to the next.
    public static final Duration BETWEEN_WAVES = Duration.ofSeconds(5);

    private static final int USERS = 250;
    private static final int DEVICES = 2;
    private static final double SHORTEST = 0.4;

    private final Enrolment enrolment;
    private final Duration longest;
    private final Random random;
    private volatile List<Guest> all = List.of();
    private int waves;

    /// @param longest how long a session lasts at most; those of a wave last equally long
    public Guests(Enrolment enrolment, Duration longest, long seed) {
        this.enrolment = enrolment;
        this.longest = longest;
        this.random = new Random(seed);
    }

    /// Enrols the next wave.
    public void next() {
        String prefix = "w" + waves++ + "-";
        Duration lifetime = Duration.ofMillis((long) (longest.toMillis() * random.nextDouble(SHORTEST, 1)));
        long now = System.nanoTime();
        // Nobody is asked to do something in the last second: it would be a race whether he may.
        long end = now + lifetime.toNanos() - TimeUnit.SECONDS.toNanos(1);
        List<Guest> fresh = enrolment.enrol(prefix, USERS, DEVICES, lifetime).stream()
                .map(member -> new Guest(member, prefix + member.user(), end))
                .toList();
        all = Stream.concat(all.stream().filter(guest -> !guest.isOver(now)), fresh.stream())
                .toList();
    }

    /// The one at a place.
    ///
    /// @param place 0 to 1
    public Guest at(double place) {
        List<Guest> now = all;
        return now.get((int) (place * now.size()));
    }

    public int size() {
        return all.size();
    }
}
