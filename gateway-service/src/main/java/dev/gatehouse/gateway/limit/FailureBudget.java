package dev.gatehouse.gateway.limit;

import io.github.bucket4j.Bucket;

/// How many requests that can't be verified somebody may still send.
final class FailureBudget {
    private final Bucket bucket;

    FailureBudget(Bucket bucket) {
        this.bucket = bucket;
    }

    /// Counts one; false when the budget was spent before it.
    boolean spend() {
        return bucket.tryConsume(1);
    }
}
