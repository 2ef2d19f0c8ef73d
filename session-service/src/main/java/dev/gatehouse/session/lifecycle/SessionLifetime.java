package dev.gatehouse.session.lifecycle;

import java.time.Duration;

/// How long a session lasts.
///
/// @param idle without activity
/// @param absolute at the most
public record SessionLifetime(Duration idle, Duration absolute) {
    /// The absolute deadline of a session that is opened now, Unix milliseconds.
    public long expiresAtMs(long nowMs) {
        return nowMs + absolute.toMillis();
    }

    /// The idle deadline of a session that is used now; never past the absolute one.
    public long idleExpiresAtMs(long nowMs, long expiresAtMs) {
        return Math.min(nowMs + idle.toMillis(), expiresAtMs);
    }
}
