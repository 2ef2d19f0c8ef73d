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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One channel for each service inside, on which the gateway shows its own certificate. A channel lives as long as
/// its target is wanted, and its calls are under way.
public final class InternalChannels implements AutoCloseable {
    private static final int MAX_MESSAGE = 512 * 1024;
    private static final long KEEPALIVE_SECONDS = 30;

    private final GatewaySettings.Internal settings;
    private final DevelopmentMaterial development;
    private final GrpcTls tls;
    private final ClientInterceptor observations;
    private final String sessionService;
    private final Map<String, ManagedChannel> byTarget = new ConcurrentHashMap<>();
    private final Queue<ManagedChannel> ending = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Set<String> wanted;
    // What the sweep before found; its alone.
    private Map<String, ManagedChannel> unwanted = Map.of();
    private @Nullable SslContext context;

    InternalChannels(GatewaySettings settings, GrpcTls tls, ClientInterceptor observations) {
        this.settings = settings.internal();
        this.sessionService = settings.sessionServiceGrpcAddr();
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

    /// From now on only these targets and session-service are wanted: the channels to others are ended by [#sweep].
    void keep(Collection<String> targets) {
        Set<String> now = new HashSet<>(targets);
        now.add(sessionService);
        wanted = now;
    }

    /// Ends the channels that were not wanted the last time either: a command that was routed just before has begun
    /// its call by then. Calls may end by themselves, and then the connection is closed. A command that finds its
    /// channel ended was not sent, and is tried again on a new one, which is ended in its turn.
    private void endUnwanted() {
        ending.removeIf(ManagedChannel::isTerminated);
        Map<String, ManagedChannel> found = new HashMap<>(byTarget);
        found.keySet().removeIf(this::isWanted);
        found.forEach((target, channel) -> {
            if (channel.equals(unwanted.get(target)) && byTarget.remove(target, channel)) {
                ending.add(channel.shutdown());
            }
        });
        unwanted = found;
    }

    private boolean isWanted(String target) {
        Set<String> now = wanted;
        return now == null || now.contains(target);
    }

    /// Looks after all channels. Called once a second, by one thread at a time.
    void sweep() {
        endUnwanted();
        reconnect();
    }

    /// Has channels that can't connect try again at once. gRPC would wait ever longer, up to two minutes, and a
    /// service that is back would not be found. A channel that waits for nothing is left alone.
    private void reconnect() {
        byTarget.values().stream()
                .filter(channel -> channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE)
                .forEach(ManagedChannel::resetConnectBackoff);
    }

    private ManagedChannel open(String target) {
        Target known = Target.parse(target)
                .orElseThrow(() -> new StartupProblem(
                        "gateway.session-service-grpc-addr", "names no host and port: " + target + "."));
        return NettyChannelBuilder.forTarget(known.uri())
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
        ending.forEach(ManagedChannel::shutdownNow);
    }
}
