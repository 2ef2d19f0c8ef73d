package dev.gatehouse.gateway;

import dev.gatehouse.common.service.ListenAddress;
import dev.gatehouse.gateway.event.GatewayEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// A line in the log as each HTTP listener, public or admin, starts and as it has stopped.
@Component
final class HttpListeners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListeners.class);

    private final Environment environment;
    private final Queue<String> listening = new ConcurrentLinkedQueue<>();

    HttpListeners(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        boolean admin = "management".equals(event.getApplicationContext().getServerNamespace());
        String host = environment.getProperty(admin ? "management.server.address" : "server.address", "");
        ListenAddress address = new ListenAddress(host, event.getWebServer().getPort());
        String listener = admin ? "admin" : "http";
        listening.add(listener);
        GatewayEvent.LISTENER_STARTED.log(LOG, "listener", listener, "address", address.toString());
    }

    @Override
    public void start() {
        // Spring Boot starts the servers, and tells.
    }

    @Override
    public void stop() {
        listening.removeIf(listener -> {
            GatewayEvent.COMPONENT_STOPPED.log(LOG, "component", listener);
            return true;
        });
    }

    @Override
    public boolean isRunning() {
        return !listening.isEmpty();
    }

    /// Stopped after the servers.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
