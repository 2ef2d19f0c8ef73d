package dev.gatehouse.common.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/// Says at the start what the process runs with: a line for each HTTP listener, then that it serves, how long that
/// took,
/// and its settings without secrets. A bean of the service.
public final class StartReport {
    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final LogEvent listening;
    private final LogEvent serving;
    private final EffectiveSettings settings;

    /// @param listening the service's event for a listener
    /// @param serving the service's event for the end of the start
    public StartReport(LogEvent listening, LogEvent serving, EffectiveSettings settings) {
        this.listening = listening;
        this.serving = serving;
        this.settings = settings;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        boolean admin = "management".equals(event.getApplicationContext().getServerNamespace());
        listening.log(
                LOG,
                "listener",
                admin ? "admin" : "http",
                "port",
                event.getWebServer().getPort());
    }

    @EventListener
    void serving(ApplicationReadyEvent event) {
        long millis = event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis();
        serving.log(LOG, "ready_after_ms", millis, "settings", settings.values());
    }
}
