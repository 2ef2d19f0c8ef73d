package dev.gatehouse.integration;

import dev.gatehouse.integration.alert.AlertReader;
import dev.gatehouse.integration.alert.AlertRecords;
import dev.gatehouse.integration.combine.Combiner;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.image.ImageReader;
import dev.gatehouse.integration.image.ImageRecords;
import dev.gatehouse.integration.interaction.InteractionRing;
import dev.gatehouse.integration.interaction.UpstreamStates;
import dev.gatehouse.integration.person.CustodyRecords;
import dev.gatehouse.integration.person.PersonReader;
import dev.gatehouse.integration.person.SupervisionRecords;
import dev.gatehouse.integration.telemetry.InteractionRecorder;
import dev.gatehouse.integration.telemetry.UpstreamMetrics;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the capabilities to the ports that the adapters offer, and what is written down about them.
@Configuration(proxyBeanMethods = false)
class CapabilityConfiguration {
    @Bean
    Combiner combiner() {
        ContextSnapshotFactory contexts = ContextSnapshotFactory.builder().build();
        return new Combiner(task -> contexts.captureAll().wrap(task));
    }

    @Bean
    PersonReader personReader(
            Identities identities, CustodyRecords custody, SupervisionRecords supervision, Combiner combiner) {
        return new PersonReader(identities, custody, supervision, combiner);
    }

    @Bean
    AlertReader alertReader(Identities identities, AlertRecords records) {
        return new AlertReader(identities, records);
    }

    @Bean
    ImageReader imageReader(Identities identities, ImageRecords records) {
        return new ImageReader(identities, records);
    }

    @Bean
    InteractionRing interactionRing() {
        return new InteractionRing(InteractionRing.CAPACITY);
    }

    @Bean
    UpstreamStates upstreamStates() {
        return new UpstreamStates();
    }

    @Bean
    UpstreamMetrics upstreamMetrics(MeterRegistry meters) {
        return new UpstreamMetrics(meters);
    }

    @Bean
    InteractionRecorder interactionRecorder(InteractionRing ring, UpstreamStates states, UpstreamMetrics metrics) {
        return new InteractionRecorder(ring, states, metrics);
    }
}
