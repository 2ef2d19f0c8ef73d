package dev.gatehouse.bench.measure.wire;

import dev.gatehouse.common.grpc.GrpcTls;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Makes connections whose handlers run on the transport's own threads: no hop on the load's side.
public final class Channels {
    private static final String HOST = "127.0.0.1";

    private Channels() {}

    /// In plain text.
    public static Supplier<ManagedChannel> plain(int port) {
        return () -> NettyChannelBuilder.forAddress(HOST, port)
                .usePlaintext()
                .directExecutor()
                .disableRetry()
                .build();
    }

    /// Over TLS.
    public static Supplier<ManagedChannel> tls(int port, Path ca) {
        try {
            var context = GrpcTls.client(ca);
            return () -> NettyChannelBuilder.forAddress(HOST, port)
                    .overrideAuthority("localhost")
                    .sslContext(context)
                    .directExecutor()
                    .disableRetry()
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
