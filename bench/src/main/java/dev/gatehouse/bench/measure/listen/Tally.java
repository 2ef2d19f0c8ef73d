package dev.gatehouse.bench.measure.listen;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// Counts deliveries, gives their places in the window back, and lets a sample be verified.
public final class Tally implements Ear {
    private final LongAdder deliveries = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder endings = new LongAdder();
    private final AtomicReference<String> firstEnding = new AtomicReference<>("");
    private final Outstanding window;
    private final Audit audit;

    public Tally(Outstanding window, Audit audit) {
        this.window = window;
        this.audit = audit;
    }

    @Override
    public void event(byte[] message) {
        deliveries.increment();
        bytes.add(message.length);
        window.arrived();
        audit.look(message);
    }

    @Override
    public void ended(int stream, Status status, Metadata trailers) {
        endings.increment();
        firstEnding.compareAndSet("", status.getCode() + " " + status.getDescription());
    }

    public long deliveries() {
        return deliveries.sum();
    }

    /// Bytes of a delivery as the stream carries it, on average.
    public double bytesEach() {
        return (double) bytes.sum() / Math.max(1, deliveries.sum());
    }

    /// Streams that the server ended, which a measurement does not survive.
    public long endings() {
        return endings.sum();
    }

    /// How the first of them ended; empty while none has.
    public String firstEnding() {
        return firstEnding.get();
    }
}
