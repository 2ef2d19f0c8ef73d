package dev.gatehouse.client.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The gateway's time as this process knows it: the last verified beacon plus the monotonic time since it arrived.
///
/// The machine's own clock is never asked: phones' clocks are wrong by hours. Beacons arrive late, so an ordinary one
/// may only move the time forward. Safe for use by many threads.
public final class ServerTime {
    private final LongSupplier nanoTime;
    private @Nullable Instant base;
    private long baseNanos;

    /// @param nanoTime monotonic
    public ServerTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// The time of now; empty before the first beacon.
    public synchronized Optional<Instant> now() {
        return Optional.ofNullable(base).map(it -> it.plus(Duration.ofNanos(nanoTime.getAsLong() - baseNanos)));
    }

    /// Takes a beacon that came by itself: moves the time forward or not at all.
    public synchronized void observe(VerifiedBeacon beacon) {
        if (now().map(known -> beacon.serverTime().isAfter(known)).orElse(true)) {
            rebase(beacon);
        }
    }

    /// Takes the beacon that came with a refusal as stale: the time known so far is proved wrong, whichever way.
    public synchronized void rebase(VerifiedBeacon beacon) {
        base = beacon.serverTime();
        baseNanos = nanoTime.getAsLong();
    }
}
