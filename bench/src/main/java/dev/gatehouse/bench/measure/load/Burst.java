package dev.gatehouse.bench.measure.load;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Calls that are made one after another over connections that are open already, some at a time. Of a stream only the
/// first word is awaited.
public final class Burst implements AutoCloseable {
    private static final int AT_A_TIME = 64;

    private final List<ManagedChannel> channels;
    private final MethodDescriptor<byte[], byte[]> method;
    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");

    public Burst(Supplier<ManagedChannel> channel, int connections, MethodDescriptor<byte[], byte[]> method) {
        this.channels = new ArrayList<>(
                IntStream.range(0, connections).mapToObj(n -> channel.get()).toList());
        this.method = method;
    }

    /// Makes all these calls and returns when the last has been answered.
    public void send(List<byte[]> requests) throws InterruptedException {
        for (int n = 0; n < requests.size(); n++) {
            free.acquire();
            ClientCall<byte[], byte[]> call = channels.get(n % channels.size()).newCall(method, CallOptions.DEFAULT);
            call.start(new Answer(call), new Metadata());
            call.request(2);
            call.sendMessage(requests.get(n));
            call.halfClose();
        }
        free.acquire(AT_A_TIME);
        free.release(AT_A_TIME);
    }

    public long failed() {
        return failed.sum();
    }

    /// How many were answered.
    public long answered() {
        return answered.sum();
    }

    /// How the first failed; empty while none has.
    public String firstFailure() {
        return firstFailure.get();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Answer extends ClientCall.Listener<byte[]> {
        private final ClientCall<byte[], byte[]> call;
        private boolean heard;

        Answer(ClientCall<byte[], byte[]> call) {
            this.call = call;
        }

        @Override
        public void onMessage(byte[] message) {
            if (!heard && !method.getType().serverSendsOneMessage()) {
                call.cancel("heard enough", null);
            }
            heard = true;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (heard) {
                answered.increment();
            } else {
                failed.increment();
                firstFailure.compareAndSet("", status.getCode() + " " + status.getDescription());
            }
            free.release();
        }
    }
}
