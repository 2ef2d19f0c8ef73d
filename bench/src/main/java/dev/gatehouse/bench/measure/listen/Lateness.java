package dev.gatehouse.bench.measure.listen;

import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long after it was due each event arrives. Safe for many threads.
public final class Lateness implements Ear {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram histogram = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
    private final LongAdder endings = new LongAdder();
    private final Audit audit;
    private final ToLongFunction<byte[]> stamp;
    private volatile boolean counting;

    /// Of a gateway's events.
    public Lateness(Audit audit) {
        this(audit, Frames::stamp);
    }

    /// @param stamp finds in a message the moment at which it was due
    public Lateness(Audit audit, ToLongFunction<byte[]> stamp) {
        this.audit = audit;
        this.stamp = stamp;
    }

    /// From now on it counts, or not.
    public void count(boolean now) {
        counting = now;
    }

    @Override
    public void event(byte[] message) {
        if (counting) {
            note(stamp.applyAsLong(message));
        }
        audit.look(message);
    }

    @Override
    public void ended(int stream, Status status, Metadata trailers) {
        endings.increment();
    }

    /// An entry of the log itself.
    public void payload(byte[] payload) {
        if (counting) {
            note(Frames.stampOfPayload(payload));
        }
    }

    private void note(long stamp) {
        histogram.recordValue(Math.clamp(System.nanoTime() - stamp, 0, HIGHEST_NANOS));
    }

    public double p50Millis() {
        return millis(50);
    }

    public double p99Millis() {
        return millis(99);
    }

    private double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /// How many were counted.
    public long count() {
        return histogram.getTotalCount();
    }

    /// Forgets what was counted.
    public void reset() {
        histogram.reset();
    }

    public long endings() {
        return endings.sum();
    }

    public Audit audit() {
        return audit;
    }
}
