package dev.gatehouse.session.introspection;

import dev.gatehouse.common.signing.DevicePublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A device's short-lived word, signed with its session key: a compact JWS (RFC 7515) that was taken apart and not yet
/// believed.
///
/// @param algorithm its `alg`, as it says
/// @param sessionId its `kid`
/// @param issuedAtMs its `iat`, Unix milliseconds
/// @param expiresAtMs its `exp`, Unix milliseconds
/// @param id its `jti`
/// @param signed the bytes that the signature covers
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SessionAssertion(
        String algorithm,
        String sessionId,
        List<String> audience,
        long issuedAtMs,
        long expiresAtMs,
        String id,
        byte[] signed,
        byte[] signature) {

    /// The accepted values of `alg` (RFC 8037, RFC 7518): those of device keys.
    public static final Set<String> ALGORITHMS = Set.of("EdDSA", "ES256");

    /// The longest life of an assertion.
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    // Devices sign in the verified time of the platform.
    private static final long CLOCK_ALLOWANCE_MS = 5_000;

    /// True iff the assertion is meant for this audience and in force at this time.
    public boolean isInForce(String ownAudience, long nowMs) {
        return audience.contains(ownAudience)
                && issuedAtMs <= nowMs + CLOCK_ALLOWANCE_MS
                && nowMs < expiresAtMs
                && expiresAtMs <= nowMs + MAX_LIFETIME.toMillis() + CLOCK_ALLOWANCE_MS;
    }

    /// True iff this key signed it, with the key's own algorithm: what the header says must agree, and chooses nothing.
    public boolean isSignedBy(DevicePublicKey key) {
        return key.jwsAlgorithm().equals(algorithm) && key.verifies(signed, signature);
    }
}
