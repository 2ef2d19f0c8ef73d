package dev.gatehouse.config.telemetry;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// The log events of config-api. Names of scopes, layers and keys may stand in them, and ids of tokens; values and
/// tokens never.
public enum ConfigLog implements LogEvent {
    STARTED(7000, Level.INFO, "config-api serves"),
    LISTENER_STARTED(7001, Level.INFO, "a listener accepts connections"),

    STORE_OPENED(7100, Level.INFO, "the configuration store is open"),
    STORE_NOT_REACHED(
            7101, Level.WARN, "the configuration store has not been reached since the start: the service is not ready"),
    STORE_FAILED(7102, Level.ERROR, "the configuration store did not carry out an operation"),
    STORE_FULL(7103, Level.ERROR, "the configuration store is full: a write was refused"),

    RELEASE_PUBLISHED(7200, Level.INFO, "a release was published"),
    RELEASE_ROLLED_BACK(7201, Level.WARN, "the content of an earlier release was published again"),
    PUBLISH_REFUSED(7202, Level.INFO, "a publish or a rollback was refused"),
    PUBLISH_UNKNOWN(7203, Level.ERROR, "nobody knows whether a publish or a rollback happened; the head tells"),
    RESOLVE_REFUSED(7210, Level.WARN, "a configuration was not given out"),
    TOKEN_ISSUED(7300, Level.INFO, "a token was made"),
    TOKEN_REVOKED(7301, Level.INFO, "a token was revoked"),
    TOKEN_REFUSED(7302, Level.WARN, "a token was refused"),
    SCOPE_LACKING(7303, Level.WARN, "a token lacks the scope for what was asked"),
    BOOTSTRAP_USED(7304, Level.WARN, "the bootstrap token was used"),
    SIGNING_KEY_READ(7310, Level.INFO, "the key that signs what is resolved was read");

    private final int code;
    private final Level level;
    private final String message;

    ConfigLog(int code, Level level, String message) {
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
