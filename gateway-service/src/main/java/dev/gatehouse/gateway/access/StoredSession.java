package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionStatus;

/// A session's record as the store holds it, read together with the store's time and the generations of its scopes.
///
/// @param authentic whether the grant's HMAC is right
/// @param opened the generation that it was opened under
/// @param current the generation of its scopes now
/// @param idleExpiresAtMs by the store's time
/// @param nowMs the store's time at the read
public record StoredSession(
        SessionGrant grant,
        boolean authentic,
        SessionStatus status,
        Generation opened,
        Generation current,
        long idleExpiresAtMs,
        long nowMs) {

    /// How long the session is valid from the read on; not positive when it has expired.
    long remainingMs() {
        return Math.min(idleExpiresAtMs, grant.expiresAtMs()) - nowMs;
    }
}
