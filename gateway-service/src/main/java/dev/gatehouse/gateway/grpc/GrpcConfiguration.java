package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.command.CommandExecutor;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.limit.Rate;
import dev.gatehouse.gateway.netty.ConnectionGuard;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.subscription.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the gRPC listener.
@Configuration(proxyBeanMethods = false)
class GrpcConfiguration {
    @Bean
    ProtoEventEncoder eventEncoder(Signer signer) {
        return new ProtoEventEncoder(signer);
    }

    @Bean
    Beacons beacons(Signer signer, Hub hub, InstantSource clock) {
        return new Beacons(signer, hub, clock);
    }

    @Bean
    Refusals refusals(MeterRegistry meters, Beacons beacons) {
        return new Refusals(meters, beacons);
    }

    @Bean
    SessionWatch sessionWatch(SessionView sessions, Hub hub, MonotonicClock clock, PlatformKeys keys) {
        return new SessionWatch(sessions, hub, clock, keys);
    }

    @Bean
    GrpcPulse grpcPulse(Beacons beacons, Hub hub, SessionWatch watch, ConnectionGuard connections) {
        return new GrpcPulse(beacons, hub, watch, connections);
    }

    @Bean(destroyMethod = "close")
    ExecutorService callExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("call-", 0).factory());
    }

    @Bean
    Door door(Gatekeeper gatekeeper, Origins origins, Refusals refusals) {
        return new Door(gatekeeper, origins, refusals);
    }

    @Bean
    ExecuteCommandHandler executeCommandHandler(
            Door door, CommandExecutor commands, Signer signer, Refusals refusals, InstantSource clock) {
        return new ExecuteCommandHandler(door, commands, signer, refusals, clock);
    }

    @Bean
    SubscribeEventsHandler subscribeEventsHandler(
            Door door, Rate streamRate, Hub hub, SessionWatch watch, Refusals refusals) {
        return new SubscribeEventsHandler(door, streamRate, hub, watch, refusals);
    }

    @Bean
    GrpcServer grpcServer(
            GatewaySettings settings,
            GrpcTls tls,
            ExecutorService callExecutor,
            ObservationRegistry observations,
            ConnectionGuard connections,
            ExecuteCommandHandler commands,
            SubscribeEventsHandler events) {
        GrpcStack stack = new GrpcStack(callExecutor, new CallObservations(observations), connections);
        return new GrpcServer(settings, tls, stack, commands, events);
    }
}
