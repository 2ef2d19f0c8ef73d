package dev.gatehouse.integration;

import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.integration.admission.RouteTable;
import dev.gatehouse.integration.consumer.Pepper;
import dev.gatehouse.integration.files.ConsumersFile;
import dev.gatehouse.integration.files.ConsumersWatch;
import dev.gatehouse.integration.files.PepperFile;
import dev.gatehouse.integration.files.WatchedConsumers;
import dev.gatehouse.integration.settings.ServiceSettings;
import dev.gatehouse.integration.telemetry.AccessMetrics;
import dev.gatehouse.integration.telemetry.AccessReport;
import dev.gatehouse.integration.telemetry.LogBudget;
import dev.gatehouse.integration.telemetry.ReloadReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires who may come in: the consumers of the file, and what is told of those that are refused.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final String CONSUMERS = ServiceSettings.PREFIX + ".consumers-path";
    private static final String PEPPER = ServiceSettings.PREFIX + ".api-key-pepper-path";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int HANDSHAKE_LINES = 10;
    private static final Duration HANDSHAKE_WINDOW = Duration.ofSeconds(10);

    @Bean
    AccessMetrics accessMetrics(MeterRegistry meters) {
        return new AccessMetrics(meters);
    }

    @Bean
    AccessReport accessReport(AccessMetrics metrics, InstantSource clock) {
        return new AccessReport(metrics, new LogBudget(HANDSHAKE_LINES, HANDSHAKE_WINDOW, clock));
    }

    @Bean
    WatchedConsumers consumers(ServiceSettings settings, RouteTable routes, AccessMetrics metrics) {
        Pepper pepper = new PepperFile(PEPPER, Path.of(settings.apiKeyPepperPath())).read(settings.environment());
        YamlFile file = new YamlFile(CONSUMERS, Path.of(settings.consumersPath()));
        return new WatchedConsumers(new ConsumersFile(file, pepper, routes.templates()), new ReloadReport(metrics));
    }

    @Bean
    ConsumersWatch consumersWatch(WatchedConsumers consumers) {
        return new ConsumersWatch(consumers, BETWEEN_LOOKS);
    }
}
