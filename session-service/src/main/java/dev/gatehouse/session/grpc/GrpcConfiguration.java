package dev.gatehouse.session.grpc;

import dev.gatehouse.common.grpc.ErrorContract;
import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.service.ListenAddress;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.lifecycle.SessionEnder;
import dev.gatehouse.session.lifecycle.SessionOpener;
import dev.gatehouse.session.lifecycle.SessionToucher;
import dev.gatehouse.session.settings.ServiceSettings;
import dev.gatehouse.session.settings.TlsSettings;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcServerInterceptor;
import io.micrometer.observation.ObservationRegistry;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the gRPC listener and its bounds.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GrpcSettings.class)
class GrpcConfiguration {
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int MAX_METADATA_BYTES = 16 * 1024;
    private static final int MAX_CALLS = 1_024;
    private static final int MAX_CALLS_PER_CONNECTION = 512;
    private static final int MAX_RST_FRAMES = 200;
    private static final int RST_WINDOW_SECONDS = 30;
    private static final int MIN_KEEPALIVE_SECONDS = 20;
    private static final int HANDSHAKE_SECONDS = 10;

    @Bean
    GrpcListener grpcListener(
            GrpcSettings settings, ServiceSettings service, Server grpcServer, HealthStatusManager health) {
        return new GrpcListener(address(settings), grpcServer, health, service.shutdownTimeout());
    }

    @Bean
    HealthStatusManager grpcHealth() {
        return new HealthStatusManager();
    }

    @Bean
    CallLimit callLimit(MeterRegistry meters) {
        CallLimit limit = new CallLimit(MAX_CALLS);
        Gauge.builder("gatehouse.session.grpc.calls", limit, CallLimit::underWay)
                .description("gRPC calls under way")
                .register(meters);
        return limit;
    }

    @Bean(destroyMethod = "close")
    ExecutorService grpcCalls() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-", 0).factory());
    }

    /// Interceptors run from the last to the first: a call is observed, then any error is worded, then it is admitted.
    @Bean(destroyMethod = "shutdownNow")
    Server grpcServer(
            GrpcSettings settings,
            SslContext grpcTls,
            ExecutorService grpcCalls,
            SessionGrpc sessions,
            HealthStatusManager health,
            CallLimit limit,
            CallerInterceptor admission,
            ObservationRegistry observations) {
        return NettyServerBuilder.forAddress(address(settings).toSocketAddress())
                .sslContext(grpcTls)
                .executor(grpcCalls)
                .addService(sessions)
                .addService(health.getHealthService())
                .intercept(limit)
                .intercept(admission)
                .intercept(new ErrorContract())
                .intercept(new ObservationGrpcServerInterceptor(observations))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .maxRstFramesPerWindow(MAX_RST_FRAMES, RST_WINDOW_SECONDS)
                .permitKeepAliveTime(MIN_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Bean
    SessionGrpc sessionGrpc(SessionOpener opener, SessionEnder ender, SessionToucher toucher, SessionMetrics metrics) {
        return new SessionGrpc(opener, ender, toucher, metrics);
    }

    @Bean
    CallerInterceptor callerInterceptor(Callers callers, SessionMetrics metrics) {
        return new CallerInterceptor(callers, metrics);
    }

    @Bean
    SslContext grpcTls(TlsSettings tls, ScheduledExecutorService background) {
        try {
            return new GrpcTls(background)
                    .server(Path.of(tls.certPath()), Path.of(tls.keyPath()), Path.of(tls.clientCaPath()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupProblem(
                    TlsSettings.PREFIX + ".cert-path",
                    "or its key or client CA can't be used: " + e.getMessage() + ". All three are PEM files.",
                    e);
        }
    }

    private static ListenAddress address(GrpcSettings settings) {
        try {
            return ListenAddress.parse(settings.grpcAddr());
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(GrpcSettings.ADDRESS, e.getMessage() + ".", e);
        }
    }
}
