package dev.gatehouse.bench.measure.listen;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long after its cause each stream ends. Safe for many threads.
public final class Endings implements Ear {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Ear events;
    private final AtomicLongArray endedAt;
    private final Histogram histogram = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);

    /// @param events hears of the events
    public Endings(int streams, Ear events) {
        this.events = events;
        this.endedAt = new AtomicLongArray(streams);
    }

    @Override
    public void event(byte[] message) {
        events.event(message);
    }

    @Override
    public void ended(int stream, Status status, Metadata trailers) {
        endedAt.set(stream, System.nanoTime());
    }

    /// Whether a stream has ended.
    public boolean hasEnded(int stream) {
        return endedAt.get(stream) != 0;
    }

    /// Counts how long after its cause a stream ended.
    public void count(int stream, long causedAt) {
        histogram.recordValue(Math.clamp(endedAt.get(stream) - causedAt, 0, HIGHEST_NANOS));
    }

    public double p99Millis() {
        return histogram.getValueAtPercentile(99) / NANOS_PER_MILLI;
    }

    /// Streams that have ended.
    public long count() {
        return histogram.getTotalCount();
    }
}
