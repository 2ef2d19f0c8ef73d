package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signer key as it lies in its file.
///
/// @param name the file's
/// @param start when it shall sign, by the file's name; null: as soon as it may
record KeyFile(String name, Ed25519PrivateKey key, @Nullable Instant start) {
    String keyId() {
        return key.publicKey().thumbprint();
    }
}
