package dev.gatehouse.session.lifecycle;

import dev.gatehouse.session.device.Device;
import java.util.Optional;

/// A session as its device is told of it; repeated word for word when the open is repeated.
///
/// @param previous the user's newest session before this one
public record OpenedSession(
        String deviceSessionId,
        long revision,
        String userId,
        String tenant,
        long createdAtMs,
        long idleExpiresAtMs,
        long expiresAtMs,
        Optional<PreviousSession> previous) {

    /// What a user is told of his newest session before this one, so that he notices a login that was not his.
    ///
    /// @param endedAtMs 0: it is still open
    public record PreviousSession(long startedAtMs, long endedAtMs, Device device) {}
}
