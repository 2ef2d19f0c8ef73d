package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.grpc.EncodedMessages;
import dev.gatehouse.common.grpc.ErrorContract;
import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.service.ListenAddress;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authenticated gRPC listener. Handlers run on virtual threads; every bound of a connection is set here.
public final class GrpcServer {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);
    /// Twice what is accepted, so that a message that is too large for the contract is answered by the contract.
    private static final int MAX_FRAME = 2 * RequestBytes.MAX_MESSAGE;

    /// A small message must not grow large on its way.
    private static final DecompressorRegistry NO_COMPRESSION =
            DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false);

    private static final int MAX_CALLS_PER_CONNECTION = 32;
    private static final int MAX_RST_PER_WINDOW = 200;
    private static final int RST_WINDOW_SECONDS = 10;
    private static final long KEEPALIVE_SECONDS = 30;
    private static final long KEEPALIVE_TIMEOUT_SECONDS = 10;
    private static final long PERMITTED_KEEPALIVE_SECONDS = 20;
    private static final long HANDSHAKE_TIMEOUT_SECONDS = 10;

    private final Server server;
    private final HealthStatusManager health = new HealthStatusManager();
    private final ListenAddress address;

    GrpcServer(
            GatewaySettings settings,
            GrpcTls tls,
            GrpcStack stack,
            ExecuteCommandHandler commands,
            SubscribeEventsHandler events) {
        this.address = address(settings);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address.toSocketAddress())
                .executor(stack.executor())
                .addService(definition(commands, events))
                .addService(health.getHealthService())
                .decompressorRegistry(NO_COMPRESSION)
                .maxInboundMessageSize(MAX_FRAME)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .maxRstFramesPerWindow(MAX_RST_PER_WINDOW, RST_WINDOW_SECONDS)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(PERMITTED_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .handshakeTimeout(HANDSHAKE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        chain(stack).forEach(builder::intercept);
        stack.connections().guard(builder);
        secure(builder, settings, tls);
        this.server = builder.build();
    }

    /// What every call passes through, innermost first: the last one sees the status that the others made.
    static List<ServerInterceptor> chain(GrpcStack stack) {
        return List.of(new ErrorContract(), stack.connections().interceptor(), stack.observations());
    }

    private static ServerServiceDefinition definition(ExecuteCommandHandler commands, SubscribeEventsHandler events) {
        var execute = EdgeGatewayGrpc.getExecuteCommandMethod();
        var subscribe = EdgeGatewayGrpc.getSubscribeEventsMethod();
        RequestBytes requests = new RequestBytes(execute.getRequestMarshaller());
        return ServerServiceDefinition.builder(EdgeGatewayGrpc.SERVICE_NAME)
                .addMethod(
                        execute.toBuilder(requests, execute.getResponseMarshaller())
                                .build(),
                        ServerCalls.asyncUnaryCall(commands))
                .addMethod(subscribe.toBuilder(requests, new EncodedMessages()).build(), events)
                .build();
    }

    private static ListenAddress address(GatewaySettings settings) {
        try {
            return ListenAddress.parse(settings.authenticatedGrpcAddr());
        } catch (IllegalArgumentException e) {
            throw new StartupProblem("gateway.authenticated-grpc-addr", e.getMessage() + ".", e);
        }
    }

    private static void secure(NettyServerBuilder builder, GatewaySettings settings, GrpcTls tls) {
        if (settings.plaintextListeners().contains("grpc")) {
            return;
        }
        Path certificate = settings.tls().certPath();
        Path key = settings.tls().keyPath();
        if (certificate == null || key == null) {
            throw new StartupProblem(
                    "gateway.tls.cert-path",
                    "is needed with GATEWAY_TLS_KEY_PATH for the grpc listener, unless GATEWAY_PLAINTEXT_LISTENERS"
                            + " names it.");
        }
        try {
            builder.sslContext(tls.server(certificate, key, null));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "gateway.tls.cert-path", "and GATEWAY_TLS_KEY_PATH can't be used: " + e.getMessage() + ".", e);
        }
    }

    public void start() {
        setServing(false);
        try {
            server.start();
        } catch (IOException e) {
            throw new StartupProblem(
                    "gateway.authenticated-grpc-addr",
                    "names " + address + ", which can't be bound: is the port taken? Free it or set another.",
                    e);
        }
        GatewayEvent.LISTENER_STARTED.log(
                LOG, "listener", "grpc", "address", new ListenAddress(address.host(), port()).toString());
    }

    /// The port that it is bound to.
    public int port() {
        return server.getPort();
    }

    public void setServing(boolean serving) {
        health.setStatus("", serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /// Lets calls end, cuts them off after the time; true when none had to be.
    public boolean stop(Duration within) throws InterruptedException {
        server.shutdown();
        boolean gentle = server.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        server.shutdownNow();
        return gentle;
    }
}
