package dev.gatehouse.integration.upstreams;

import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.integration.settings.ServiceSettings;
import dev.gatehouse.integration.telemetry.InteractionRecorder;
import dev.gatehouse.integration.telemetry.UpstreamMetrics;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what all upstreams share.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({UpstreamSettings.class, InternalSettings.class})
class UpstreamsConfiguration {
    @Bean(destroyMethod = "close")
    UpstreamHttp upstreamHttp(InternalSettings settings, ServiceSettings service, Propagator propagator) {
        DevelopmentMaterial development = new DevelopmentMaterial(service.environment());
        return new UpstreamHttp(new InternalTls(settings, development).context(), propagator);
    }

    @Bean
    Upstreams upstreams(
            UpstreamSettings settings,
            UpstreamHttp http,
            Tracer tracer,
            InstantSource clock,
            InteractionRecorder recorder,
            UpstreamMetrics metrics) {
        return new Upstreams(settings, http, tracer, clock, recorder).watchedBy(metrics);
    }
}
