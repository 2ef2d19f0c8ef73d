package dev.gatehouse.integration.admin;

import dev.gatehouse.integration.diagnosis.Diagnoser;
import dev.gatehouse.integration.interaction.InteractionRing;
import dev.gatehouse.integration.interaction.UpstreamStates;
import dev.gatehouse.integration.upstreams.Upstream;
import dev.gatehouse.integration.upstreams.UpstreamHttp;
import dev.gatehouse.integration.upstreams.Upstreams;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what the admin listener tells of the upstreams.
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {
    @Bean
    Diagnoser diagnoser(
            Upstreams upstreams, UpstreamHttp http, Tracer tracer, InteractionRing ring, InstantSource clock) {
        return new Diagnoser(upstreams, http, tracer, ring, clock);
    }

    @Bean
    InteractionsEndpoint interactionsEndpoint(InteractionRing ring, InstantSource clock) {
        return new InteractionsEndpoint(ring, clock);
    }

    @Bean
    DiagnoseEndpoint diagnoseEndpoint(Diagnoser diagnoser) {
        return new DiagnoseEndpoint(diagnoser);
    }

    @Bean
    CompositeHealthContributor upstreamsHealthContributor(UpstreamStates states) {
        return CompositeHealthContributor.fromMap(Stream.of(Upstream.values())
                .map(Upstream::wireName)
                .collect(Collectors.toMap(name -> name, name -> new UpstreamHealth(name, states))));
    }
}
