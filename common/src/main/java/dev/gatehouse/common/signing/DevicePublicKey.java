package dev.gatehouse.common.signing;

import java.util.Base64;

/// A device's public key, which its session is bound to.
///
/// The algorithm is the key's, as it was registered: no message can choose another. Immutable.
public sealed interface DevicePublicKey permits Ed25519PublicKey, Es256PublicKey {
    /// The name of the algorithm in records, protos and JSON.
    String algorithm();

    /// The value of `alg` in a JWS that this key signed (RFC 7518, RFC 8037).
    String jwsAlgorithm();

    /// True iff the signature is this key's over the message. A signature of a wrong form is false, not an error.
    boolean verifies(byte[] message, byte[] signature);

    /// The key's one encoding, as records hold it.
    byte[] toByteArray();

    /// RFC 7638 SHA-256 thumbprint, base64url: the key's `kid`.
    String thumbprint();

    /// The thumbprint's 32 bytes.
    byte[] thumbprintBytes();

    /// The one encoding as text, base64url.
    default String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(toByteArray());
    }

    /// The key of this algorithm with these bytes.
    ///
    /// @param algorithm `Ed25519` or `ES256`
    /// @param raw 32 bytes for Ed25519; a compressed or uncompressed point for ES256
    /// @throws UnusableKeyException when the algorithm is unknown or they are no acceptable key
    static DevicePublicKey of(String algorithm, byte[] raw) {
        return switch (algorithm) {
            case Ed25519PublicKey.ALGORITHM -> Ed25519PublicKey.of(raw);
            case Es256PublicKey.ALGORITHM -> Es256PublicKey.of(raw);
            default -> throw new UnusableKeyException("the algorithm is neither Ed25519 nor ES256");
        };
    }
}
