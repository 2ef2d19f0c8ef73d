package dev.gatehouse.gateway.subscription;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Empties a hub before its process stops: in small slices at random moments, so that the streams don't all come
/// back to the other gateways at once. What is read meanwhile still reaches those that are left.
public final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LEAST_SLICE = 50;

    private final Hub hub;

    public Drain(Hub hub) {
        this.hub = hub;
    }

    /// Closes all streams within about that time, sooner where they are few. New ones are refused from now on.
    public void run(Duration within) throws InterruptedException {
        hub.refuseNew();
        long slices = Math.max(1, within.dividedBy(PAUSE));
        int slice = (int) Math.max(LEAST_SLICE, hub.openStreams() / slices + 1);
        while (hub.closeSome(slice) > 0) {
            Thread.sleep(PAUSE.multipliedBy(ThreadLocalRandom.current().nextLong(50, 150))
                    .dividedBy(100));
        }
    }
}
