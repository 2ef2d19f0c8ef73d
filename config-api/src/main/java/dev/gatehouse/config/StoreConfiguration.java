package dev.gatehouse.config;

import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.release.Releases;
import dev.gatehouse.config.settings.StoreSettings;
import dev.gatehouse.config.telemetry.ConfigMetrics;
import dev.gatehouse.config.telemetry.StoreCondition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what stands on the chosen store.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {
    @Bean
    ConfigMetrics configMetrics(MeterRegistry meters) {
        return new ConfigMetrics(meters);
    }

    @Bean
    StoreCondition storeCondition() {
        return new StoreCondition();
    }

    @Bean
    Releases releases(ConfigStore store, InstantSource clock) {
        return new Releases(store, clock);
    }

    @Bean
    StoreHealth storeHealthIndicator(ConfigStore store, StoreCondition condition) {
        return new StoreHealth(store, condition);
    }

    @Bean
    StoreGate storeGate(ConfigStore store) {
        return new StoreGate(store);
    }
}
