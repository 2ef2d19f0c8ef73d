package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Whether a device reads its stream at the moment.
final class Attention {
    private final int slot;
    private final Consumer<Fact> facts;
    private volatile CountDownLatch turnedAway = new CountDownLatch(0);

    Attention(int slot, Consumer<Fact> facts) {
        this.slot = slot;
        this.facts = facts;
    }

    /// Leaves the stream unread for a while; returns at once.
    void turnAway(long millis) {
        CountDownLatch until = new CountDownLatch(1);
        turnedAway = until;
        facts.accept(new Fact.Stalled(System.currentTimeMillis(), slot, true));
        Thread.ofVirtual().start(() -> turnBack(until, millis));
    }

    private void turnBack(CountDownLatch until, long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        facts.accept(new Fact.Stalled(System.currentTimeMillis(), slot, false));
        until.countDown();
    }

    /// Waits until the device reads.
    void await() throws InterruptedException {
        turnedAway.await();
    }
}
