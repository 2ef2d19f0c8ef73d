package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What the hub counts, for the metrics. Every way in which a stream ends has its own counter.
public final class HubCounters {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder closedByClient = new LongAdder();
    private final Map<ErrorReason, LongAdder> closed = new EnumMap<>(ErrorReason.class);

    HubCounters() {
        for (ErrorReason reason : ErrorReason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    /// @param streams how many an event was handed to
    void delivered(int streams) {
        delivered.add(streams);
    }

    /// @param reason why this side closed it; empty when the client or the network did
    void closed(Optional<ErrorReason> reason) {
        reason.map(closed::get).orElse(closedByClient).increment();
    }

    public long deliveredCount() {
        return delivered.sum();
    }

    public long closedByClientCount() {
        return closedByClient.sum();
    }

    public long closedCount(ErrorReason reason) {
        LongAdder count = closed.get(reason);
        return count == null ? 0 : count.sum();
    }
}
