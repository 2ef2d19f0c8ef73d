package dev.gatehouse.config.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/// What the last writes told of the store. Safe for use by many threads.
public final class StoreCondition {
    private final AtomicBoolean full = new AtomicBoolean();

    /// True from a write that found no room to the next one that found some.
    public boolean isFull() {
        return full.get();
    }

    void full(boolean now) {
        full.set(now);
    }
}
