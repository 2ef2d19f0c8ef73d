package dev.gatehouse.bench.torture.schedule;

import java.util.Locale;

/// What is done to processes of the platform.
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
    STAND_INS_FREEZE,
    /// An operator's failover that loses nothing: writers are paused, and Sentinel makes another Redis the master.
    MASTER_MOVE,
    /// SIGKILL of the master. Sentinel replaces it; then it is started again as the master that it was.
    MASTER_KILL,
    /// SIGSTOP of the master, then SIGCONT. Sentinel replaces it, unless it is too short; then it is back.
    MASTER_FREEZE,
    /// The master's replicas and the Sentinels don't reach it, while those who are connected go on to use it: what
    /// they write is lost. A session is revoked meanwhile.
    MASTER_ISOLATE,
    /// SIGKILL of a replica, which is then started again.
    REPLICA_KILL,
    /// SIGSTOP of a replica, then SIGCONT.
    REPLICA_FREEZE,
    /// SIGKILL of a Sentinel, which is then started again.
    SENTINEL_KILL,
    /// SIGSTOP of a Sentinel, then SIGCONT.
    SENTINEL_FREEZE;

    /// The name in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
