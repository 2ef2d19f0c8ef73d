package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One channel for each service inside, on which the gateway shows its own certificate.
public final class InternalChannels implements AutoCloseable {
    private static final int MAX_MESSAGE = 512 * 1024;
    private static final long KEEPALIVE_SECONDS = 30;

    private final GatewaySettings.Internal settings;
    private final DevelopmentMaterial development;
    private final GrpcTls tls;
    private final ClientInterceptor observations;
    private final Map<String, ManagedChannel> byTarget = new ConcurrentHashMap<>();
    private @Nullable SslContext context;

    InternalChannels(GatewaySettings settings, GrpcTls tls, ClientInterceptor observations) {
        this.settings = settings.internal();
        this.development = new DevelopmentMaterial(settings.environment());
        this.tls = tls;
        this.observations = observations;
    }

    /// The channel to a target, `host:port`. It connects when it is first used.
    ///
    /// @throws StartupProblem when the gateway's identity can't be read
    public ManagedChannel to(String target) {
        return byTarget.computeIfAbsent(target, this::open);
    }

    /// Has channels that can't connect try again at once. gRPC would wait ever longer, up to two minutes, and a service
    /// that is back would not be found. Called once a second; a channel that waits for nothing is left alone.
    void reconnect() {
        byTarget.values().stream()
                .filter(channel -> channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE)
                .forEach(ManagedChannel::resetConnectBackoff);
    }

    private ManagedChannel open(String target) {
        return NettyChannelBuilder.forTarget(target)
                .sslContext(context())
                .intercept(observations)
                .maxInboundMessageSize(MAX_MESSAGE)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private synchronized SslContext context() {
        if (context == null) {
            context = read();
        }
        return context;
    }

    private SslContext read() {
        Path ca = settings.caPath();
        Path certificate = settings.certPath();
        Path key = settings.keyPath();
        if (ca == null || certificate == null || key == null) {
            throw new StartupProblem(
                    "gateway.internal.ca-path",
                    "is needed with GATEWAY_INTERNAL_CERT_PATH and GATEWAY_INTERNAL_KEY_PATH to reach session-service"
                            + " and downstreams.");
        }
        development.refuseCertificate("gateway.internal.ca-path", ca);
        development.refuseCertificate("gateway.internal.cert-path", certificate);
        development.refuseKey("gateway.internal.key-path", key);
        try {
            return tls.mutualClient(ca, certificate, key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "gateway.internal.cert-path", "and its key and CA can't be used: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        byTarget.values().forEach(ManagedChannel::shutdownNow);
    }
}
