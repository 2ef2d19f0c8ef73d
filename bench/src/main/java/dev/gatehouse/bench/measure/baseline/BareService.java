package dev.gatehouse.bench.measure.baseline;

import dev.gatehouse.bench.measure.wire.Calls;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiConsumer;

/// The calls of the bare server, run on the transport's own threads: no server can do with less.
final class BareService implements AutoCloseable {
    private static final byte[] HELLO = {0};
    private static final int NAME_BYTES = 16;
    private static final SetArgs ONCE = SetArgs.Builder.nx().px(70_000);

    private final Server server;

    private BareService(Server server) {
        this.server = server;
    }

    static BareService start(Groups groups, StatefulRedisConnection<String, String> redis) throws IOException {
        ServerServiceDefinition definition = ServerServiceDefinition.builder("gatehouse.bench.Bare")
                .addMethod(Calls.BARE_PUSH, pushing(groups))
                .addMethod(Calls.BARE_ECHO, answering(BareService::answer))
                .addMethod(Calls.BARE_REMEMBER, answering((call, request) -> remember(redis, call, request)))
                .build();
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(definition)
                .build()
                .start();
        return new BareService(server);
    }

    int port() {
        return server.getPort();
    }

    private static ServerCallHandler<byte[], byte[]> pushing(Groups groups) {
        return (call, headers) -> {
            call.request(1);
            return new ServerCall.Listener<>() {
                private int group;

                @Override
                public void onMessage(byte[] request) {
                    group = ByteBuffer.wrap(request).getInt();
                }

                @Override
                public void onHalfClose() {
                    call.sendHeaders(new Metadata());
                    call.sendMessage(HELLO);
                    groups.add(group, call);
                }

                @Override
                public void onCancel() {
                    groups.remove(group, call);
                }
            };
        };
    }

    private static ServerCallHandler<byte[], byte[]> answering(BiConsumer<ServerCall<byte[], byte[]>, byte[]> handler) {
        return (call, headers) -> {
            call.request(2);
            return new ServerCall.Listener<>() {
                @Override
                public void onMessage(byte[] request) {
                    handler.accept(call, request);
                }
            };
        };
    }

    private static void answer(ServerCall<byte[], byte[]> call, byte[] response) {
        call.sendHeaders(new Metadata());
        call.sendMessage(response);
        call.close(Status.OK, new Metadata());
    }

    private static void remember(
            StatefulRedisConnection<String, String> redis, ServerCall<byte[], byte[]> call, byte[] request) {
        String name = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(request, NAME_BYTES));
        var unused = redis.async().set("bench:" + name, name, ONCE).thenAccept(answer -> answer(call, request));
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
