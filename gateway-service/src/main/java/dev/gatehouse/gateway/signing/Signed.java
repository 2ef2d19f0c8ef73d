package dev.gatehouse.gateway.signing;

/// A signature and the key that made it: one can't be sent with the id of another, whenever the key changes.
///
/// @param keyId the `kid` that the signature covers too
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Signed(String keyId, byte[] signature) {}
