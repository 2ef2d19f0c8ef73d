package dev.gatehouse.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How often each session may ask. A session that this node has forgotten begins with a full bucket, and it forgets
/// one only when its bucket has been full again or when there are more sessions than it counts.
public final class SessionRates {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int BURST_SECONDS = 2;
    private static final int MAX_SESSIONS = 200_000;

    private final Buckets buckets;
    private final int perSecond;
    private final Cache<String, Bucket> bySession = Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterAccess(SECOND.multipliedBy(BURST_SECONDS))
            .build();

    /// Gives each session this rate.
    ///
    /// @param perSecond how many requests a second in the long run; twice as many at once
    /// @param nanos a monotonic clock
    public SessionRates(int perSecond, LongSupplier nanos) {
        this.buckets = new Buckets(nanos);
        this.perSecond = perSecond;
    }

    /// Counts a request of the session; false when it is one too many.
    public boolean allows(String deviceSessionId) {
        return bySession.get(deviceSessionId, unused -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return buckets.of((long) perSecond * BURST_SECONDS, perSecond, SECOND);
    }

    /// How many sessions are counted at the moment.
    public long sessions() {
        return bySession.estimatedSize();
    }
}
