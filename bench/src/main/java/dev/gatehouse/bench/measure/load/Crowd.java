package dev.gatehouse.bench.measure.load;

import dev.gatehouse.bench.measure.listen.Ear;
import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Streams over a connection each, as devices have them.
public final class Crowd implements AutoCloseable {
    /// So many are opened at a time: more would only wait in the server.
    private static final int AT_A_TIME = 64;

    private static final long PATIENCE_SECONDS = 120;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<ClientCall<byte[], byte[]>> calls = new ArrayList<>();
    private final Semaphore opening;
    private final Ear ear;
    private volatile boolean closing;

    /// An empty crowd whose streams are opened some at a time.
    public Crowd(Ear ear) {
        this(ear, AT_A_TIME);
    }

    /// An empty crowd.
    ///
    /// @param atATime how many streams are being opened at most
    public Crowd(Ear ear, int atATime) {
        this.ear = ear;
        this.opening = new Semaphore(atATime);
    }

    /// Opens one more stream for each request and returns when all have said their first word.
    ///
    /// @param channel makes a connection
    public void join(Supplier<ManagedChannel> channel, MethodDescriptor<byte[], byte[]> method, List<byte[]> requests)
            throws IOException, InterruptedException {
        CountDownLatch waiting = new CountDownLatch(requests.size());
        for (byte[] request : requests) {
            if (!opening.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(waiting.getCount() + " streams were not opened");
            }
            ManagedChannel own = channel.get();
            ClientCall<byte[], byte[]> call = own.newCall(method, CallOptions.DEFAULT);
            channels.add(own);
            call.start(new Stream(calls.size(), waiting), new Metadata());
            calls.add(call);
            call.request(Integer.MAX_VALUE);
            call.sendMessage(request);
            call.halfClose();
        }
        if (!waiting.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(waiting.getCount() + " streams were not opened");
        }
    }

    /// Ends all of them, as clients that go away do.
    @Override
    public void close() {
        closing = true;
        calls.forEach(call -> call.cancel("the measurement is over", null));
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Stream extends ClientCall.Listener<byte[]> {
        private final int number;
        private @Nullable CountDownLatch waiting;

        Stream(int number, CountDownLatch waiting) {
            this.number = number;
            this.waiting = waiting;
        }

        @Override
        public void onMessage(byte[] message) {
            opened();
            if (Frames.isEvent(message)) {
                ear.event(message);
            }
        }

        private void opened() {
            CountDownLatch latch = waiting;
            if (latch != null) {
                waiting = null;
                opening.release();
                latch.countDown();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!closing) {
                ear.ended(number, status, trailers);
                opened();
            }
        }
    }
}
