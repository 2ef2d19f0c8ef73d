package dev.gatehouse.bench.measure.listen;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Awaits a number of events, and keeps the last. Safe for many threads.
public final class Refill implements Ear {
    private final CountDownLatch missing;
    private final AtomicReference<byte @Nullable []> last = new AtomicReference<>();

    public Refill(int events) {
        this.missing = new CountDownLatch(events);
    }

    @Override
    public void event(byte[] message) {
        last.set(message);
        missing.countDown();
    }

    /// Returns when all have come, or the time has passed.
    ///
    /// @return how many are missing
    public long await(long seconds) throws InterruptedException {
        boolean unused = missing.await(seconds, TimeUnit.SECONDS);
        return missing.getCount();
    }

    /// The last one; empty while there is none.
    public byte[] last() {
        byte[] message = last.get();
        return message == null ? new byte[0] : message;
    }
}
