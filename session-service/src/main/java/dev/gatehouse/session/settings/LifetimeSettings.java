package dev.gatehouse.session.settings;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.session.lifecycle.SessionLifetime;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long sessions last.
///
/// @param idleTimeout How long a session lasts without activity.
/// @param absoluteTimeout How long a session lasts at the most. Platform keys are kept at least as long.
@Validated
@ConfigurationProperties(prefix = "session-service.session", ignoreUnknownFields = false)
public record LifetimeSettings(
        @DurationMin(minutes = 1, message = "must be a minute or more.") @DefaultValue("PT12H")
        Duration idleTimeout,

        @DurationMin(minutes = 1, message = "must be a minute or more.")
        @DurationMax(days = 366, message = "must be at most 366 days.")
        @DefaultValue("P30D")
        Duration absoluteTimeout) {

    private static final String IDLE_TIMEOUT = "session-service.session.idle-timeout";

    /// Both in one.
    ///
    /// @throws StartupProblem when the idle time-out is the longer one
    public SessionLifetime lifetime() {
        if (idleTimeout.compareTo(absoluteTimeout) > 0) {
            throw new StartupProblem(IDLE_TIMEOUT, "must not be longer than SESSION_SERVICE_SESSION_ABSOLUTE_TIMEOUT.");
        }
        return new SessionLifetime(idleTimeout, absoluteTimeout);
    }
}
