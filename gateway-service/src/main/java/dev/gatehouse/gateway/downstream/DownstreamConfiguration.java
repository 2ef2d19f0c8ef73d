package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.gateway.command.Routes;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way to downstreams.
@Configuration(proxyBeanMethods = false)
class DownstreamConfiguration {
    @Bean
    InternalChannels internalChannels(GatewaySettings settings, GrpcTls tls, ObservationRegistry observations) {
        return new InternalChannels(settings, tls, new ObservationGrpcClientInterceptor(observations));
    }

    @Bean
    GrpcDownstream downstream(InternalChannels channels) {
        return new GrpcDownstream(channels);
    }

    @Bean
    SessionReports sessionReports(GatewaySettings settings, InternalChannels channels) {
        return new SessionReports(settings.sessionServiceGrpcAddr(), channels);
    }

    @Bean
    Routes routes(GatewaySettings settings, InternalChannels channels) {
        var routes = settings.routesFile().map(RoutesFile::read).orElse(List.of());
        routes.forEach(route -> channels.to(route.target()));
        return new Routes(routes);
    }
}
