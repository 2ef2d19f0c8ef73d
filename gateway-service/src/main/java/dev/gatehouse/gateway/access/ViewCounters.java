package dev.gatehouse.gateway.access;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What the session view counts, for the metrics.
public final class ViewCounters {
    private final LongAdder cache = new LongAdder();
    private final LongAdder store = new LongAdder();
    private final LongAdder tombstone = new LongAdder();
    private final AtomicInteger divergent = new AtomicInteger();

    ViewCounters() {}

    void fromCache() {
        cache.increment();
    }

    void fromStore() {
        store.increment();
    }

    void fromTombstone() {
        tombstone.increment();
    }

    void divergent(int sessions) {
        divergent.set(sessions);
    }

    public long cacheAnswers() {
        return cache.sum();
    }

    public long storeReads() {
        return store.sum();
    }

    public long tombstoneAnswers() {
        return tombstone.sum();
    }

    /// Revocations that the store had forgotten at the last review.
    public int divergentSessions() {
        return divergent.get();
    }
}
