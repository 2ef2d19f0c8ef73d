package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionStatus;

/// A session's record as it was read, with what decides about its validity, all of one instant of the store.
///
/// @param authentic whether the grant's HMAC is right
/// @param generation the counters when it was opened
/// @param current the counters now; 0 where one does not exist
/// @param nowMs the store's time
public record StoredSession(
        SessionGrant grant,
        boolean authentic,
        SessionStatus status,
        long idleExpiresAtMs,
        Generation generation,
        Generation current,
        long nowMs) {

    /// True iff the session may be used now.
    public boolean isValid() {
        return authentic
                && status == SessionStatus.ACTIVE
                && nowMs < grant.expiresAtMs()
                && nowMs < idleExpiresAtMs
                && generation.isValidUnder(current);
    }
}
