package dev.gatehouse.integration;

import dev.gatehouse.integration.settings.ServiceSettings;
import dev.gatehouse.integration.settings.TlsSettings;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the core to the ports that the adapters offer.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ServiceSettings.class, TlsSettings.class})
class CoreConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
