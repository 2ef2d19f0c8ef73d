package dev.gatehouse.session.telemetry;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// The log events of session-service. Session and user ids are opaque and may stand in them; tokens, keys, proofs
/// never.
public enum SessionLog implements LogEvent {
    STARTED(3000, Level.INFO, "session-service serves"),
    LISTENER_STARTED(3001, Level.INFO, "a listener accepts connections"),
    LISTENER_STOPPED(3002, Level.INFO, "a listener has stopped"),
    ISSUER_WITHOUT_BINDING(
            3003, Level.WARN, "an issuer is configured with binding: none: its tokens need not name the device's key"),
    CALLERS_READ(3004, Level.INFO, "the callers were read"),

    SESSION_OPENED(3100, Level.INFO, "a session was opened"),
    OPEN_REFUSED(3101, Level.INFO, "an open was refused"),
    SESSION_REVOKED(3110, Level.INFO, "a session was revoked"),
    GENERATION_BUMPED(3111, Level.WARN, "every session of a scope was ended"),
    REVOCATION_ASSERTED(
            3112, Level.ERROR, "a gateway has witnessed a revocation that Redis had forgotten; the session was ended"),
    CALLER_REFUSED(3120, Level.WARN, "a caller was refused"),

    RECORD_MALFORMED(
            3200, Level.ERROR, "a session's record in Redis can't be understood; the session counts as unknown"),
    REDIS_FAILED(3201, Level.ERROR, "Redis did not carry out a script"),
    STREAMS_NOT_TRIMMED(3202, Level.ERROR, "the streams could not be trimmed"),
    MASTER_MOVED(3203, Level.WARN, "Sentinel named another Redis as the master, and its connections were made anew"),

    ISSUER_KEYS_READ(3300, Level.INFO, "an issuer's keys were read"),
    ISSUER_UNREACHABLE(3301, Level.ERROR, "an issuer's keys can't be read");

    private final int code;
    private final Level level;
    private final String message;

    SessionLog(int code, Level level, String message) {
        this.code = code;
        this.level = level;
        this.message = message;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public String message() {
        return message;
    }
}
