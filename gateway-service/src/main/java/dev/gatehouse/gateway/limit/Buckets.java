package dev.gatehouse.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Token buckets on a monotonic clock.
final class Buckets {
    private final TimeMeter time;

    /// @param nanos nanoseconds since an arbitrary moment
    Buckets(LongSupplier nanos) {
        this.time = new Nanos(nanos);
    }

    /// So many at once, and as many again over the time.
    Bucket of(long capacity, Duration refilledIn) {
        return of(capacity, capacity, refilledIn);
    }

    /// @param capacity how many at once
    /// @param refill how many come back in the time, evenly
    Bucket of(long capacity, long refill, Duration in) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, in))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Nanos(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
