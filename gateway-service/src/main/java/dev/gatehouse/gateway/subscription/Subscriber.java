package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.stream.Position;
import java.util.Optional;

/// Who opens a stream, and from where.
///
/// @param session whose stream it is
/// @param from the client's last position; empty: from now on
public record Subscriber(SessionGrant session, Optional<Position> from) {
    String userId() {
        return session.userId();
    }

    String deviceSessionId() {
        return session.deviceSessionId();
    }
}
