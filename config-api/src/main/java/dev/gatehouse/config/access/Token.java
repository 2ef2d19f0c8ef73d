package dev.gatehouse.config.access;

import java.time.Instant;

/// A token without its secret.
///
/// @param id the public part
/// @param note what it is for, in its maker's words
/// @param createdBy the id of the token that made it
public record Token(String id, Grant grant, String note, String createdBy, Instant createdAt, Instant expiresAt) {
    /// True iff it is accepted at this moment.
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
