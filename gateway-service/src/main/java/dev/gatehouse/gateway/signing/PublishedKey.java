package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.Ed25519PublicKey;
import java.time.Instant;

/// A signer key as others may see it.
///
/// @param file its file's name
/// @param since when it began to sign, or when it will at the earliest
public record PublishedKey(Ed25519PublicKey key, String file, KeyState state, Instant since) {
    public String keyId() {
        return key.thumbprint();
    }
}
