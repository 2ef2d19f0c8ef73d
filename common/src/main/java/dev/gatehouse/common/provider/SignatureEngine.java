package dev.gatehouse.common.provider;

/// Computes signatures. Safe for many threads, and so is what it gives out.
///
/// What reaches it was checked: keys are canonical points of the prime-order group, signatures have their length and
/// canonical, reduced scalars ([Strict]). So an engine need only get the equation right.
public interface SignatureEngine {
    /// Signs with one private key.
    @FunctionalInterface
    interface Signing {
        byte[] sign(byte[] message);
    }

    /// Judges signatures of one public key.
    @FunctionalInterface
    interface Verifying {
        boolean verifies(byte[] message, byte[] signature);
    }

    /// Ed25519 (RFC 8032, pure, no context).
    ///
    /// @param seed the 32 bytes that RFC 8032 calls the private key
    Signing ed25519Signing(byte[] seed);

    /// Ed25519, by the equation of RFC 8032, section 5.1.7, which multiplies by the cofactor.
    ///
    /// @param publicKey 32 bytes
    Verifying ed25519Verifying(byte[] publicKey);

    /// ECDSA over P-256 with SHA-256, signatures as r‖s.
    ///
    /// @param point the public key as an uncompressed point, 65 bytes
    Verifying es256Verifying(byte[] point);
}
