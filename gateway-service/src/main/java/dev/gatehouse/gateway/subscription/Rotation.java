package dev.gatehouse.gateway.subscription;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How old a stream may become: each one a random share of the most, three quarters or more, so that streams that were
/// opened together don't come back together.
///
/// @param most at least a second
public record Rotation(Duration most) {
    private static final double LEAST_SHARE = 0.75;

    /// The age at which the next stream is closed, in seconds.
    int after() {
        double share = ThreadLocalRandom.current().nextDouble(LEAST_SHARE, 1);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, most.toSeconds() * share));
    }
}
