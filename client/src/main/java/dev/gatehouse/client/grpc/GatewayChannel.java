package dev.gatehouse.client.grpc;

import dev.gatehouse.common.grpc.GrpcTls;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes channels to a gateway: TLS, keepalive, bounded messages and windows, no retry behind the caller's back.
public final class GatewayChannel {
    /// The largest message that is read: an event's payload has at most 256 KiB.
    private static final int MAX_MESSAGE = 1 << 20;

    /// What a gateway may have under way to a stream whose application is busy.
    private static final int FLOW_CONTROL_WINDOW = 1 << 18;

    private static final int MAX_METADATA = 16 * 1024;
    private static final int KEEPALIVE_SECONDS = 30;
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 10;

    private GatewayChannel() {}

    /// A channel that connects when it is first used. Handlers run on virtual threads and may block.
    ///
    /// @param target gRPC name syntax, such as `localhost:9090`
    /// @param ca PEM certificates; null: the JDK's trust store
    public static ManagedChannel open(String target, @Nullable Path ca) {
        return NettyChannelBuilder.forTarget(target)
                .sslContext(tls(ca))
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("gatehouse-client-", 0).factory()))
                .intercept(new TraceMetadata())
                .disableRetry()
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(MAX_MESSAGE)
                .maxInboundMetadataSize(MAX_METADATA)
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .build();
    }

    private static SslContext tls(@Nullable Path ca) {
        try {
            return ca == null ? GrpcSslContexts.forClient().build() : GrpcTls.client(ca);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the CA file can't be used: " + e.getMessage(), e);
        }
    }
}
