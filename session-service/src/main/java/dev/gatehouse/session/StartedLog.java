package dev.gatehouse.session;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.session.telemetry.SessionLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Logs that the service is ready, how long that took, and the settings that it runs with, secrets left out.
@Component
class StartedLog {
    private static final Logger LOG = LoggerFactory.getLogger(StartedLog.class);

    private final EffectiveSettings settings;

    StartedLog(EffectiveSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        SessionLog.STARTED.log(
                LOG,
                "ready_after_ms",
                event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis(),
                "settings",
                settings.values());
    }
}
