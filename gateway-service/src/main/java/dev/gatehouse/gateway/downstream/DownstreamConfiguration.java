package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.gateway.command.Routes;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way to downstreams.
@Configuration(proxyBeanMethods = false)
class DownstreamConfiguration {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_ROUTES = Duration.ofSeconds(2);

    @Bean
    InternalChannels internalChannels(
            GatewaySettings settings, GrpcTls tls, ObservationRegistry observations, ScheduledExecutorService pulse) {
        InternalChannels channels =
                new InternalChannels(settings, tls, new ObservationGrpcClientInterceptor(observations));
        var unused = pulse.scheduleWithFixedDelay(
                channels::sweep, SWEEP_EVERY.toMillis(), SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return channels;
    }

    @Bean
    GrpcDownstream downstream(InternalChannels channels, MeterRegistry meters) {
        return new GrpcDownstream(
                channels,
                Counter.builder("gatehouse.gateway.downstream.retries")
                        .description("Commands that were sent again because they had not left this node")
                        .register(meters));
    }

    @Bean
    SessionReports sessionReports(GatewaySettings settings, InternalChannels channels) {
        return new SessionReports(settings.sessionServiceGrpcAddr(), channels);
    }

    @Bean
    Routes routes(
            GatewaySettings settings, InternalChannels channels, ScheduledExecutorService pulse, MeterRegistry meters) {
        Optional<Path> file = settings.routesFile();
        var read = file.map(RoutesFile::read).orElse(List.of());
        read.forEach(route -> channels.to(route.target()));
        Routes routes = new Routes(read);
        Gauge.builder("gatehouse.gateway.routes", routes, Routes::count)
                .description("Routes for commands that are in force")
                .register(meters);
        file.ifPresent(path -> watch(new RoutesWatch(path, routes, channels), pulse, meters));
        return routes;
    }

    private static void watch(RoutesWatch watch, ScheduledExecutorService pulse, MeterRegistry meters) {
        FunctionCounter.builder("gatehouse.gateway.routes.refused", watch, RoutesWatch::refusedCount)
                .description("Changed routes files that were wrong and changed nothing")
                .register(meters);
        var unused = pulse.scheduleWithFixedDelay(
                watch::look, LOOK_AT_ROUTES.toMillis(), LOOK_AT_ROUTES.toMillis(), TimeUnit.MILLISECONDS);
    }
}
