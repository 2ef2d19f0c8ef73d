package dev.gatehouse.bench.measure.rival;

import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// Publishes over Centrifugo's gRPC API and awaits no answer.
final class CentrifugoPublisher implements Publisher {
    private final ManagedChannel channel;
    private final String channels;
    private final int bytes;
    private final AtomicReference<String> firstRefusal = new AtomicReference<>("");

    CentrifugoPublisher(ManagedChannel channel, String channels, int bytes) {
        this.channel = channel;
        this.channels = channels;
        this.bytes = bytes;
    }

    @Override
    public void publish(int user, long stamp) {
        ClientCall<byte[], byte[]> call = channel.newCall(CentrifugoWire.PUBLISH, CallOptions.DEFAULT);
        call.start(new Answer(), new Metadata());
        call.request(2);
        call.sendMessage(CentrifugoWire.publish(channels + user, Frames.payload(bytes, stamp)));
        call.halfClose();
    }

    @Override
    public void flush() {
        // The transport writes by itself.
    }

    @Override
    public String firstRefusal() {
        return firstRefusal.get();
    }

    @Override
    public void close() {
        channel.shutdown();
    }

    private final class Answer extends ClientCall.Listener<byte[]> {
        @Override
        public void onMessage(byte[] answer) {
            if (CentrifugoWire.isError(answer)) {
                firstRefusal.compareAndSet("", new String(answer, StandardCharsets.UTF_8));
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!status.isOk()) {
                firstRefusal.compareAndSet("", status.toString());
            }
        }
    }
}
