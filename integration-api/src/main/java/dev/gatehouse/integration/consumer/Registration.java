package dev.gatehouse.integration.consumer;

import java.time.Instant;
import java.util.Optional;

/// What is on file about a consumer: how it proves who it is, and whether it is let in at all.
///
/// @param issuer the authority that issues its certificate
/// @param suspended true: refused until somebody says otherwise
/// @param expiresAt from when on it is refused; empty: never
public record Registration(
        Consumer consumer, IssuerKey issuer, ApiKeys keys, boolean suspended, Optional<Instant> expiresAt) {
    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
