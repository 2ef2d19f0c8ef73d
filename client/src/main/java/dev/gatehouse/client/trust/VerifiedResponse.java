package dev.gatehouse.client.trust;

import java.time.Instant;

/// A command's response whose signature verified, as the answer to exactly one request.
///
/// @param resultCode `OK` or the downstream's own code
/// @param answeredAt the gateway's time
/// @param keyId the key that signed it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VerifiedResponse(String resultCode, byte[] payload, Instant answeredAt, String keyId) {}
