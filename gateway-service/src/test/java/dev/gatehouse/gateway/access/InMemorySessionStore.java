package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Session records in memory, which can be taken away, and in the middle of whose reads something can happen.
final class InMemorySessionStore implements SessionStore {
    private record Row(SessionGrant grant, boolean authentic, SessionStatus status, long generation, long idleMs) {}

    private final Map<SessionId, Row> rows = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong(1);
    private final AtomicLong nowMs = new AtomicLong(System.currentTimeMillis());
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean down;
    private volatile Runnable duringRead = () -> {};

    @Override
    public Optional<StoredSession> find(SessionId id) throws StateUnavailableException {
        reads.incrementAndGet();
        if (down) {
            throw new StateUnavailableException("down", new IllegalStateException());
        }
        Optional<StoredSession> found = Optional.ofNullable(rows.get(id)).map(this::stored);
        duringRead.run();
        return found;
    }

    private StoredSession stored(Row row) {
        long now = generation.get();
        return new StoredSession(
                row.grant(),
                row.authentic(),
                row.status(),
                new Generation(1, 1, row.generation()),
                now == 0 ? new Generation(1, 1, 0) : new Generation(1, 1, now),
                row.idleMs(),
                nowMs.get());
    }

    void open(TestDevice device) {
        put(device, true, SessionStatus.ACTIVE, device.grant().expiresAtMs());
    }

    void openUntil(TestDevice device, Duration idle) {
        put(device, true, SessionStatus.ACTIVE, nowMs.get() + idle.toMillis());
    }

    void forge(TestDevice device) {
        put(device, false, SessionStatus.ACTIVE, device.grant().expiresAtMs());
    }

    void end(TestDevice device, SessionStatus status) {
        put(device, true, status, device.grant().expiresAtMs());
    }

    private void put(TestDevice device, boolean authentic, SessionStatus status, long idleMs) {
        rows.put(device.id(), new Row(device.grant(), authentic, status, generation.get(), idleMs));
    }

    void forget(TestDevice device) {
        rows.remove(device.id());
    }

    /// Raises the generation of everybody.
    void bump() {
        generation.incrementAndGet();
    }

    void loseCounters() {
        generation.set(0);
    }

    void pass(Duration time) {
        nowMs.addAndGet(time.toMillis());
    }

    void setDown(boolean isDown) {
        down = isDown;
    }

    /// What happens after a record was read and before the reader has it.
    void duringRead(Runnable step) {
        duringRead = step;
    }

    int reads() {
        return reads.get();
    }
}
