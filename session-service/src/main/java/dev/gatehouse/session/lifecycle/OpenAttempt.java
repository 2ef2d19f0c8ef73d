package dev.gatehouse.session.lifecycle;

/// What a gateway forwards of a device that wants a session: nothing of it was checked.
///
/// @param publicKey the device's raw public key
/// @param tokenNonce the random bytes that went into the identity token's nonce; empty when the token has `cnf.jkt`
/// @param proof the device's signature over the challenge
/// @param idempotencyKey the client's name for this wish; the same wish opens one session, however often it is sent
/// @param audience the gateway's audience, as the device signed it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OpenAttempt(
        String identityToken,
        String keyAlgorithm,
        byte[] publicKey,
        byte[] tokenNonce,
        byte[] challenge,
        byte[] proof,
        String idempotencyKey,
        String deviceKind,
        String devicePlatform,
        String audience) {}
