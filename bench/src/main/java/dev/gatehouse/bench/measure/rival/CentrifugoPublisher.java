package dev.gatehouse.bench.measure.rival;

import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;

/// Publishes over Centrifugo's gRPC API and awaits no answer.
final class CentrifugoPublisher implements Publisher {
    private final ManagedChannel channel;
    private final String channels;
    private final int bytes;

    CentrifugoPublisher(ManagedChannel channel, String channels, int bytes) {
        this.channel = channel;
        this.channels = channels;
        this.bytes = bytes;
    }

    @Override
    public void publish(int user, long stamp) {
        ClientCall<byte[], byte[]> call = channel.newCall(CentrifugoWire.PUBLISH, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.request(1);
        call.sendMessage(CentrifugoWire.publish(channels + user, Frames.payload(bytes, stamp)));
        call.halfClose();
    }

    @Override
    public void flush() {
        // The transport writes by itself.
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
