package dev.gatehouse.integration.telemetry;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// The log events of integration-api.
public enum IntegrationLog implements LogEvent {
    STARTED(5000, Level.INFO, "integration-api serves"),
    LISTENER_STARTED(5001, Level.INFO, "a listener accepts connections"),

    CONSUMERS_READ(5100, Level.INFO, "the consumers file was read and is in force"),
    CONSUMERS_REFUSED(5101, Level.ERROR, "the consumers file is wrong and was not taken over; what was in force stays"),
    CONSUMERS_NOT_WATCHED(5102, Level.ERROR, "a look at the consumers file failed"),
    REQUEST_REFUSED(5110, Level.WARN, "a request was refused"),
    CERTIFICATE_REFUSED(5111, Level.WARN, "a client certificate was not trusted, so no TLS connection came about"),

    UPSTREAM_ANSWERED(5200, Level.INFO, "an upstream answered an attempt"),
    UPSTREAM_FAILED(5201, Level.WARN, "an attempt to ask an upstream failed"),
    UPSTREAM_DIAGNOSED(5210, Level.INFO, "an operator had an upstream diagnosed");

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
