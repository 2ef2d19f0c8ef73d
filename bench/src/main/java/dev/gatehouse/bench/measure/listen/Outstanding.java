package dev.gatehouse.bench.measure.listen;

import java.util.concurrent.atomic.AtomicLong;

/// Deliveries that are under way, bounded: the window of a closed loop. One thread takes, many give back.
public final class Outstanding {
    private final long most;
    private final AtomicLong open = new AtomicLong();

    public Outstanding(long most) {
        this.most = most;
    }

    /// True when so many more are allowed now. More than the window are allowed when nothing is under way.
    public boolean tryTake(int deliveries) {
        long now = open.get();
        if (now > 0 && now + deliveries > most) {
            return false;
        }
        open.addAndGet(deliveries);
        return true;
    }

    /// One has arrived.
    void arrived() {
        open.decrementAndGet();
    }

    /// How many are under way.
    public long open() {
        return open.get();
    }
}
