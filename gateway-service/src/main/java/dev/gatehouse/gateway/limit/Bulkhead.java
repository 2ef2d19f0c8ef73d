package dev.gatehouse.gateway.limit;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Costly work that only so many threads do at a time and only so many more wait for, whoever asks for it: the rest
/// of the cores stays free for others. The work runs on the caller's thread, so that it costs no hop.
public final class Bulkhead {
    private final Semaphore permits;
    private final int capacity;
    private final AtomicInteger inside = new AtomicInteger();

    /// Bounds the work.
    ///
    /// @param parallel how many work at a time
    /// @param waiting how many more may wait for their turn, in the order in which they came
    public Bulkhead(int parallel, int waiting) {
        this.permits = new Semaphore(parallel, true);
        this.capacity = parallel + waiting;
    }

    /// Does the work when it is its turn; empty, at once, when too many wait already.
    public Optional<Boolean> run(BooleanSupplier work) {
        if (inside.incrementAndGet() > capacity) {
            inside.decrementAndGet();
            return Optional.empty();
        }
        try {
            return Optional.of(inTurn(work));
        } finally {
            inside.decrementAndGet();
        }
    }

    private boolean inTurn(BooleanSupplier work) {
        permits.acquireUninterruptibly();
        try {
            return work.getAsBoolean();
        } finally {
            permits.release();
        }
    }

    /// How many work or wait at this moment.
    public int inside() {
        return inside.get();
    }
}
