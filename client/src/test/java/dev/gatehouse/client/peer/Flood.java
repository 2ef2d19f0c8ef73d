package dev.gatehouse.client.peer;

import dev.gatehouse.common.proto.edge.StreamMessage;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Sends messages for as long as gRPC says that the connection takes them.
public final class Flood {
    private final ServerCallStreamObserver<StreamMessage> stream;
    private final Supplier<StreamMessage> next;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile int limit = Integer.MAX_VALUE;

    Flood(ServerCallStreamObserver<StreamMessage> stream, Supplier<StreamMessage> next) {
        this.stream = stream;
        this.next = next;
    }

    synchronized void run() {
        while (sent.get() < limit && stream.isReady()) {
            stream.onNext(next.get());
            sent.incrementAndGet();
        }
    }

    public int sent() {
        return sent.get();
    }

    /// Sends no more than it has by now.
    public synchronized void stop() {
        limit = sent.get();
    }
}
