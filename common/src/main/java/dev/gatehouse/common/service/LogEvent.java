package dev.gatehouse.common.service;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// A kind of event in the log, with an id that alerts and the runbook refer to. Each service has an enum of its own.
///
/// The log line carries the id as `event.code` and the name as `event.action` (ECS).
public interface LogEvent {
    /// The number, from the service's range: gateway 1000, session 3000, integration 5000, config 7000, and 999 above.
    int code();

    /// The constant's name.
    String name();

    Level level();

    /// What it tells, in one sentence: the line's message, and the entry in `docs/log-events.md`.
    String message();

    /// Writes a line of this event.
    ///
    /// @param fields names and values in turn, such as `"stream", "client-events"`; no secret, nothing of a person
    default void log(Logger logger, @Nullable Object... fields) {
        LoggingEventBuilder line = on(logger);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            line = line.addKeyValue(String.valueOf(fields[i]), fields[i + 1]);
        }
        line.log(message());
    }

    /// A line of this event that is still to be written, for what [#log] does not take: a cause.
    default LoggingEventBuilder on(Logger logger) {
        return logger.atLevel(level())
                .addKeyValue("event.code", Integer.toString(code()))
                .addKeyValue("event.action", name());
    }
}
