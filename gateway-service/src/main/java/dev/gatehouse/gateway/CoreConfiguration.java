package dev.gatehouse.gateway;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.access.ReplayStore;
import dev.gatehouse.gateway.access.Safeguards;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.TimeWindow;
import dev.gatehouse.gateway.command.CommandExecutor;
import dev.gatehouse.gateway.command.Downstream;
import dev.gatehouse.gateway.command.Routes;
import dev.gatehouse.gateway.limit.Bulkhead;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.limit.Rate;
import dev.gatehouse.gateway.limit.SessionRates;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.OutboxLimits;
import dev.gatehouse.gateway.subscription.Rotation;
import dev.gatehouse.gateway.subscription.StreamLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the core, which knows nothing of Spring, Redis or gRPC.
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    private static final String SIGNER_KEY = "gateway.response-signer-private-key-pem-path";
    private static final String PLATFORM_KEYS = "gateway.platform-keys-path";
    private static final int PULSE_THREADS = 2;
    private static final int MAX_WAITING_CHECKS = 1_000;

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    MonotonicClock monotonicClock() {
        return MonotonicClock.SYSTEM;
    }

    /// Short tasks at fixed times. A mark may wait for Redis on one thread while the other makes beacons.
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService pulse() {
        return Executors.newScheduledThreadPool(
                PULSE_THREADS, Thread.ofPlatform().daemon().name("pulse-", 0).factory());
    }

    @Bean
    GrpcTls grpcTls(ScheduledExecutorService pulse) {
        return new GrpcTls(pulse);
    }

    @Bean
    Signer signer(GatewaySettings settings) {
        Path file = Path.of(settings.responseSignerPrivateKeyPemPath());
        try {
            Ed25519PrivateKey key = Ed25519PrivateKey.read(file);
            new DevelopmentMaterial(settings.environment()).refuseKey(SIGNER_KEY, file);
            return new Signer(settings.audience(), key);
        } catch (UnusableKeyException e) {
            throw new StartupProblem(
                    SIGNER_KEY,
                    "names " + file + ": " + e.getMessage()
                            + ". Make one with: openssl genpkey -algorithm ed25519 -out signer.pem",
                    e);
        }
    }

    @Bean
    PlatformKeys platformKeys(GatewaySettings settings) {
        Path directory = Path.of(settings.platformKeysPath());
        try {
            PlatformKeys keys = PlatformKeys.read(directory);
            new DevelopmentMaterial(settings.environment()).refuseKey(PLATFORM_KEYS, directory);
            return keys;
        } catch (UnusableKeyException e) {
            throw new StartupProblem(
                    PLATFORM_KEYS,
                    "names " + directory + ": " + e.getMessage() + ". Make one with: openssl rand -out k1.key 32",
                    e);
        }
    }

    @Bean
    Freshness freshness(MonotonicClock clock) {
        return new Freshness(clock);
    }

    @Bean
    SessionView sessionView(SessionStore store, Freshness freshness, MonotonicClock clock) {
        return new SessionView(store, freshness, clock);
    }

    /// Half of the cores check signatures: a flood must leave the other half to the push.
    @Bean
    Bulkhead signatureChecks() {
        return new Bulkhead(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MAX_WAITING_CHECKS);
    }

    @Bean
    SessionRates sessionRates(GatewaySettings settings, MonotonicClock clock) {
        return new SessionRates(settings.limits().commandsPerSecond(), clock::nanos);
    }

    @Bean
    Rate streamRate(GatewaySettings settings, MonotonicClock clock) {
        return new Rate(settings.limits().streamsPerSecond(), clock::nanos);
    }

    @Bean
    Origins origins(GatewaySettings settings, MonotonicClock clock) {
        GatewaySettings.Limits limits = settings.limits();
        return new Origins(limits.failuresPerConnection(), limits.failuresPerAddress(), clock::nanos);
    }

    @Bean
    Safeguards safeguards(GatewaySettings settings, Bulkhead signatureChecks, SessionRates rates) {
        return new Safeguards(
                new TimeWindow(settings.requestMaxAge(), settings.requestMaxAhead()), signatureChecks, rates);
    }

    @Bean
    Gatekeeper gatekeeper(
            GatewaySettings settings,
            PlatformKeys keys,
            SessionView sessions,
            ReplayStore replays,
            InstantSource clock,
            Safeguards safeguards) {
        return new Gatekeeper(settings.audience(), keys, sessions, replays, clock, safeguards);
    }

    @Bean
    CommandExecutor commandExecutor(Routes routes, Downstream downstream) {
        return new CommandExecutor(routes, downstream);
    }

    @Bean
    Hub hub(GatewaySettings settings, InstantSource clock) {
        StreamLimits limits =
                new StreamLimits(settings.maxStreams(), settings.limits().streamsPerUser());
        return new Hub(
                WindowLimits.DEFAULT, OutboxLimits.DEFAULT, limits, new Rotation(settings.streamMaxAge()), clock);
    }
}
