package dev.gatehouse.client.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session as it was opened. Its id is a public name: whatever the session may do, its device key signs.
///
/// @param id the device session id
/// @param revision rises with every change of the session
/// @param idleExpiresAt when the session ends unless it is used
/// @param expiresAt when the session ends in any case
/// @param previous the user's session before this one; null where there was none
public record DeviceSession(
        String id,
        long revision,
        String userId,
        String tenant,
        Instant createdAt,
        Instant idleExpiresAt,
        Instant expiresAt,
        @Nullable Previous previous) {

    /// The user's session before: what a sign-in screen shows so that its owner can notice a stranger's.
    ///
    /// @param endedAt null while it is still open
    public record Previous(Instant startedAt, @Nullable Instant endedAt, DeviceDescription device) {}
}
