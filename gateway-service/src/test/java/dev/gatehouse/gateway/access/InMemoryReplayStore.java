package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Used request ids in memory.
final class InMemoryReplayStore implements ReplayStore {
    private final InstantSource clock;
    private final Map<String, Long> usedUntil = new ConcurrentHashMap<>();
    private volatile boolean down;

    InMemoryReplayStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean reserve(SessionId session, byte[] requestId, Duration keep) throws StateUnavailableException {
        if (down) {
            throw new StateUnavailableException("down", new IllegalStateException());
        }
        long now = clock.millis();
        AtomicBoolean free = new AtomicBoolean();
        usedUntil.compute(session.text() + HexFormat.of().formatHex(requestId), (key, until) -> {
            free.set(until == null || until <= now);
            return free.get() || until == null ? Long.valueOf(now + keep.toMillis()) : until;
        });
        return free.get();
    }

    int size() {
        return usedUntil.size();
    }

    void setDown(boolean isDown) {
        down = isDown;
    }
}
