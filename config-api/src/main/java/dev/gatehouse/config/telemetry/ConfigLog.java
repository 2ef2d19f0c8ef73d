package dev.gatehouse.config.telemetry;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// The log events of config-api.
public enum ConfigLog implements LogEvent {
    STARTED(7000, Level.INFO, "config-api serves"),
    LISTENER_STARTED(7001, Level.INFO, "a listener accepts connections");

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
