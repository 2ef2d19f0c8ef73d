package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;

/// How an attempt to open a stream ended.
public sealed interface Opening {
    /// The stream is open; the caller drains it once and whenever the sink becomes ready, and removes it at its end.
    record Opened(Subscription subscription) implements Opening {}

    record Refused(ErrorReason reason) implements Opening {}
}
