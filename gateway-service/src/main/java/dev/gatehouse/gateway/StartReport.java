package dev.gatehouse.gateway;

import dev.gatehouse.common.service.EffectiveSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.settings.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Says at the start what the process runs with: its settings without secrets, and what speaks plain text.
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
}
