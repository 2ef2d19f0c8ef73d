package dev.gatehouse.gateway.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How often something may happen on this node, whoever wants it.
public final class Rate {
    private final Bucket bucket;

    /// Allows it at this rate.
    ///
    /// @param perSecond how often a second, and at once
    /// @param nanos a monotonic clock
    public Rate(int perSecond, LongSupplier nanos) {
        this.bucket = new Buckets(nanos).of(perSecond, Duration.ofSeconds(1));
    }

    /// Counts it; false when it is one too many.
    public boolean allows() {
        return bucket.tryConsume(1);
    }
}
