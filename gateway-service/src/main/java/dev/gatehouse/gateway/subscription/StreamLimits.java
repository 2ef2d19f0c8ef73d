package dev.gatehouse.gateway.subscription;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How many streams this node holds open, and how old one may become.
///
/// @param max of all
/// @param perUser of one user
/// @param maxAge at least a second
public record StreamLimits(int max, int perUser, Duration maxAge) {
    private static final double LEAST_SHARE = 0.75;

    /// The age at which the next stream is closed, in seconds: a random share of the most, three quarters or more, so
    /// that streams that were opened together don't come back together.
    int rotateAfter() {
        double share = ThreadLocalRandom.current().nextDouble(LEAST_SHARE, 1);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, maxAge.toSeconds() * share));
    }
}
