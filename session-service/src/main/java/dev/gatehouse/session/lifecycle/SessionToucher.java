package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import java.util.List;
import java.util.Optional;

/// Keeps sessions alive that are in use.
public final class SessionToucher {
    /// What one report may hold.
    public static final int MAX_IDS = 500;

    private final PlatformKeys keys;
    private final SessionStore store;
    private final SessionLifetime lifetime;

    public SessionToucher(PlatformKeys keys, SessionStore store, SessionLifetime lifetime) {
        this.keys = keys;
        this.store = store;
        this.lifetime = lifetime;
    }

    /// Moves the idle deadlines of these sessions. A made-up id is passed over.
    public TouchOutcome touch(List<String> sessionIds) {
        if (sessionIds.size() > MAX_IDS) {
            return new TouchOutcome.Refused(ErrorReason.MALFORMED_REQUEST, "more than " + MAX_IDS + " ids");
        }
        List<SessionId> ids = sessionIds.stream()
                .map(id -> SessionId.parse(id, keys))
                .flatMap(Optional::stream)
                .toList();
        return ids.isEmpty() ? new TouchOutcome.Touched(0) : store.touch(ids, lifetime.idle());
    }
}
