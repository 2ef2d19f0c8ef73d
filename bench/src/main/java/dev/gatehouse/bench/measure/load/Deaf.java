package dev.gatehouse.bench.measure.load;

import dev.gatehouse.bench.measure.wire.Calls;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;

/// Streams that are opened and never read: what a client does whose application hangs.
public final class Deaf implements AutoCloseable {
    /// Small, so that a gateway notices soon.
    private static final int WINDOW = 65_535;

    private final List<ManagedChannel> channels = new ArrayList<>();

    /// Opens one for each request, on a connection of its own.
    public Deaf(int port, List<byte[]> requests) {
        for (byte[] request : requests) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .directExecutor()
                    .flowControlWindow(WINDOW)
                    .build();
            channels.add(channel);
            ClientCall<byte[], byte[]> call = channel.newCall(Calls.SUBSCRIBE, CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {}, new Metadata());
            call.sendMessage(request);
            call.halfClose();
        }
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
