package dev.gatehouse.local.downstream;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.standin.StandIn;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Serves `gatehouse.downstream.v1.CommandService` on the loopback address, over mutual TLS, to the gateway alone.
public final class DownstreamService implements StandIn {
    private static final String NAME = "downstream";
    private static final int MAX_MESSAGE = 1024 * 1024;

    @Override
    public Running start(Home home, int port, @Nullable String traces) throws IOException, GeneralSecurityException {
        ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SdkTracerProvider tracing = Tracing.to(traces);
        SslContext tls =
                new GrpcTls(reloader).server(home.certificate(NAME), home.privateKey(NAME), home.caCertificate());
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(tls)
                .executor(threads)
                .maxInboundMessageSize(MAX_MESSAGE)
                .addService(ServerInterceptors.interceptForward(
                        new DemoCommands(), new TracedCalls(tracing.get("dev.gatehouse.local")), new GatewayOnly()))
                .build()
                .start();
        return new Serving(server, tracing, reloader, threads);
    }

    private record Serving(
            Server server, SdkTracerProvider tracing, ScheduledExecutorService reloader, ExecutorService threads)
            implements Running {
        @Override
        public int port() {
            return server.getPort();
        }

        @Override
        public void close() {
            server.shutdown();
            try {
                if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                    server.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                server.shutdownNow();
            }
            tracing.close();
            reloader.shutdownNow();
            threads.shutdownNow();
        }
    }
}
