package dev.gatehouse.gateway;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.settings.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/// Says at the start what the process runs with: its settings without secrets, and a line for each HTTP listener.
@Configuration(proxyBeanMethods = false)
class StartReport {
    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    @Bean
    EffectiveSettings effectiveSettings(ServiceDescriptor service, Environment environment, GatewaySettings settings) {
        EffectiveSettings effective = new EffectiveSettings(service, environment);
        GatewayEvent.EFFECTIVE_SETTINGS.log(LOG, "settings", effective.values());
        settings.plaintextListeners()
                .forEach(listener -> GatewayEvent.PLAINTEXT_LISTENER.log(LOG, "listener", listener));
        return effective;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        boolean admin = "management".equals(event.getApplicationContext().getServerNamespace());
        GatewayEvent.LISTENER_STARTED.log(
                LOG,
                "listener",
                admin ? "admin" : "http",
                "address",
                ":" + event.getWebServer().getPort());
    }
}
