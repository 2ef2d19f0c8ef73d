package dev.gatehouse.bench.soak.churn;

import dev.gatehouse.bench.soak.guest.Guests;
import dev.gatehouse.bench.soak.visit.Present;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What happens at fixed times: the next wave of sessions, and a look at who is there.
final class Waves implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Waves.class.getName());
    private static final long LOOK_MILLIS = 200;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("waves-", 0).factory());

    Waves(Guests guests, Present present) {
        long between = Guests.BETWEEN_WAVES.toMillis();
        var unused = clock.scheduleAtFixedRate(() -> wave(guests), between, between, TimeUnit.MILLISECONDS);
        var unusedToo = clock.scheduleWithFixedDelay(present::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void wave(Guests guests) {
        try {
            guests.next();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a wave of sessions was not enrolled", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
