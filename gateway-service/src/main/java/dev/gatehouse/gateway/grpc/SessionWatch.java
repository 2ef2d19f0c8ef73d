package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.gateway.access.Knowledge;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.Subscription;

/// Closes a stream when its session reaches its deadline. The store is asked again then, because deadlines may move.
final class SessionWatch {
    private final SessionView sessions;
    private final Hub hub;
    private final MonotonicClock clock;
    private final PlatformKeys keys;

    SessionWatch(SessionView sessions, Hub hub, MonotonicClock clock, PlatformKeys keys) {
        this.sessions = sessions;
        this.hub = hub;
        this.clock = clock;
        this.keys = keys;
    }

    /// Looks at every session whose deadline has come. Called once a second.
    void sweep() {
        hub.due(clock.nanos()).forEach(this::check);
    }

    /// Looks at the session now and notes when to look again. A state that can't be proved closes the stream.
    void check(Subscription stream) {
        SessionId.parse(stream.session().deviceSessionId(), keys)
                .ifPresentOrElse(id -> check(id, stream), () -> stream.close(ErrorReason.SESSION_EXPIRED));
    }

    private void check(SessionId id, Subscription stream) {
        try {
            switch (sessions.know(id)) {
                case Knowledge.Active active -> stream.checkAt(active.untilNanos());
                case Knowledge.Ended ended -> stream.close(ended.reason());
                case Knowledge.Unknown() -> stream.close(ErrorReason.SESSION_EXPIRED);
            }
        } catch (StateUnavailableException e) {
            stream.close(ErrorReason.SESSION_STATE_UNAVAILABLE);
        }
    }
}
