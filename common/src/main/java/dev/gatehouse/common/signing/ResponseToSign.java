package dev.gatehouse.common.signing;

/// The fields of a response that the gateway's signature covers, in their order.
///
/// @param requestSha256 SHA-256 of the request's canonical bytes: binds the answer to exactly that request
/// @param timestampMs the gateway's time, Unix milliseconds
/// @param resultCode `OK` or the downstream's own code
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record ResponseToSign(
        String audience,
        byte[] requestSha256,
        long timestampMs,
        String resultCode,
        byte[] payloadSha256,
        String keyId) {

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.RESPONSE)
                .text(audience)
                .bytes(requestSha256)
                .integer(timestampMs)
                .text(resultCode)
                .bytes(payloadSha256)
                .text(keyId)
                .toByteArray();
    }
}
