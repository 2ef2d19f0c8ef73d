package dev.gatehouse.common.session;

import dev.gatehouse.common.stream.KeySpace;

/// The Redis keys that session-service writes and gateways read. All are in one slot.
public record SessionKeys(KeySpace space) {
    /// The hash of one session: the grant's fields and `hmac`, `status`, `revision`, `generation`,
    /// `idle_expires_at_ms`; after the end also `revoked_at_ms`, `reason`, `actor`.
    public String session(String deviceSessionId) {
        return space.key("session", deviceSessionId);
    }

    public String globalGeneration() {
        return space.key("generation", "global");
    }

    public String tenantGeneration(String tenant) {
        return space.key("generation", "tenant", tenant);
    }

    public String userGeneration(String tenant, String userId) {
        return space.key("generation", "user", tenant, userId);
    }

    /// The sorted set of a user's session ids by absolute deadline.
    public String userSessions(String tenant, String userId) {
        return space.key("user-sessions", tenant, userId);
    }
}
