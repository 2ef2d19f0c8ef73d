package dev.gatehouse.client.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ServerTime time = new ServerTime(nanos::get);

    @Test
    void thereIsNoTimeBeforeTheFirstBeacon() {
        assertThat(time.now()).isEmpty();
    }

    @Test
    void timeGoesOnMonotonicallyFromTheBeacon() {
        time.observe(beacon(NOON));
        pass(Duration.ofHours(3));

        assertThat(time.now()).contains(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void lateBeaconDoesNotMoveTimeBack() {
        time.observe(beacon(NOON));
        pass(Duration.ofSeconds(5));

        time.observe(beacon(NOON.plusSeconds(4)));

        assertThat(time.now()).contains(NOON.plusSeconds(5));
    }

    /// A machine that slept: its monotonic clock stood still.
    @Test
    void beaconAheadMovesTimeForward() {
        time.observe(beacon(NOON));

        time.observe(beacon(NOON.plusSeconds(600)));

        assertThat(time.now()).contains(NOON.plusSeconds(600));
    }

    @Test
    void provedStaleTimeIsReplacedWhicheverWay() {
        time.observe(beacon(NOON));

        time.rebase(beacon(NOON.minusSeconds(600)));

        assertThat(time.now()).contains(NOON.minusSeconds(600));
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static VerifiedBeacon beacon(Instant at) {
        return new VerifiedBeacon(at, null, "key");
    }
}
