package dev.gatehouse.bench.soak.churn;

import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.publishing.RedisPublisher;
import dev.gatehouse.bench.soak.guest.Guests;
import dev.gatehouse.bench.soak.visit.Present;
import dev.gatehouse.bench.soak.visit.Visit;
import java.util.List;
import java.util.Random;

/// Publishes to those who are there, to those who are not, and much to those who do not read, so that they overflow.
/// Used by one thread.
final class Crier implements Publisher {
    /// How many kinds of places events go to in turn; each is one of these parts of all events.
    static final int PLACES = 20;

    private static final int FOR_STALLED = 2;
    private static final int FOR_PRESENT = 12;

    private final RedisPublisher publisher;
    private final Guests guests;
    private final Present present;
    private final Random random;

    Crier(RedisPublisher publisher, Guests guests, Present present, long seed) {
        this.publisher = publisher;
        this.guests = guests;
        this.present = present;
        this.random = new Random(seed);
    }

    @Override
    public void publish(int place, long stamp) {
        List<Visit> visits = place < FOR_STALLED ? present.seenStalled() : present.seen();
        boolean toVisits = place < FOR_STALLED + FOR_PRESENT && !visits.isEmpty();
        publisher.publish(
                toVisits
                        ? visits.get(random.nextInt(visits.size())).guest().user()
                        : guests.at(random.nextDouble()).user(),
                stamp);
    }

    @Override
    public void flush() {
        publisher.flush();
    }

    @Override
    public String firstRefusal() {
        return publisher.firstRefusal();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
