package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Lets each request id of a session pass once.
final class ReplayGuard {
    /// How far two gateways' clocks may be apart.
    private static final Duration CLOCK_DISAGREEMENT = Duration.ofSeconds(5);

    private static final Duration KEEP =
            TimeWindow.PAST.plus(TimeWindow.FUTURE).plus(CLOCK_DISAGREEMENT.multipliedBy(2));

    private final ReplayStore store;
    private final InstantSource clock;
    private final AtomicLong refuseUntilMs = new AtomicLong();

    ReplayGuard(ReplayStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<ErrorReason> refusal(SessionId session, Envelope envelope) throws StateUnavailableException {
        if (envelope.timestampMs() <= refuseUntilMs.get()) {
            return Optional.of(ErrorReason.REPLAY_STATE_LOST);
        }
        return store.reserve(session, envelope.requestId(), KEEP)
                ? Optional.empty()
                : Optional.of(ErrorReason.REPLAYED);
    }

    /// The store may have forgotten which ids were used: what was signed until now can't be told from a replay.
    void breakLineage() {
        refuseUntilMs.set(clock.millis() + CLOCK_DISAGREEMENT.toMillis());
    }
}
