package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Lets each request id of a session pass once.
final class ReplayGuard {
    private final ReplayStore store;
    private final Duration keep;
    private final InstantSource clock;
    private final AtomicLong refuseUntilMs = new AtomicLong();

    /// @param keep how long a used id is remembered
    ReplayGuard(ReplayStore store, Duration keep, InstantSource clock) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
    }

    Optional<ErrorReason> refusal(SessionId session, Envelope envelope) throws StateUnavailableException {
        if (envelope.timestampMs() <= refuseUntilMs.get()) {
            return Optional.of(ErrorReason.REPLAY_STATE_LOST);
        }
        return store.reserve(session, envelope.requestId(), keep)
                ? Optional.empty()
                : Optional.of(ErrorReason.REPLAYED);
    }

    /// The store may have forgotten which ids were used: what was signed until now can't be told from a replay.
    void breakLineage() {
        refuseUntilMs.set(clock.millis() + TimeWindow.CLOCK_DISAGREEMENT.toMillis());
    }
}
