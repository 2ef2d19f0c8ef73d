package dev.gatehouse.integration.telemetry;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// The log events of integration-api.
public enum IntegrationLog implements LogEvent {
    STARTED(5000, Level.INFO, "integration-api serves"),
    LISTENER_STARTED(5001, Level.INFO, "a listener accepts connections");

    private final int code;
    private final Level level;
    private final String message;

    IntegrationLog(int code, Level level, String message) {
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
