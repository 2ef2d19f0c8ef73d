package dev.gatehouse.gateway.access;

import java.time.Duration;

/// What a gateway holds about a session in its memory.
public sealed interface Belief {
    /// Its revocation was read.
    ///
    /// @param since how long ago
    record Revoked(Duration since) implements Belief {}

    /// Its record was read as active.
    ///
    /// @param counts whether that is used: only while marks show that the reader follows a live master
    record Active(boolean counts) implements Belief {}

    /// Nothing: the next request asks the store.
    record Nothing() implements Belief {}
}
