package dev.gatehouse.bench.torture.schedule;

import java.util.Locale;

/// What is done to a process of the platform.
///
/// A fail-over of Redis by Sentinel belongs here too, as `REDIS_FAILOVER`: a kind, its share in [Deck], and what
/// carries it out in `fault.RedisFaults`.
public enum FaultKind {
    /// SIGKILL of a gateway, which is then started again.
    GATEWAY_KILL,
    /// SIGTERM of a gateway, which is then started again: one step of a rolling restart.
    GATEWAY_RESTART,
    /// SIGSTOP of a gateway, then SIGCONT.
    GATEWAY_FREEZE,
    /// SIGKILL of Redis, which is then started again with its append-only file.
    REDIS_KILL,
    /// SIGSTOP of Redis, then SIGCONT.
    REDIS_FREEZE,
    /// Redis is replaced by an empty one: sessions and the log are gone.
    REDIS_EMPTY,
    /// SIGKILL of session-service, which is then started again.
    SESSION_SERVICE_KILL,
    /// SIGSTOP of session-service, then SIGCONT.
    SESSION_SERVICE_FREEZE,
    /// SIGSTOP of the command service and the token issuer, then SIGCONT.
    STAND_INS_FREEZE;

    /// The name in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
