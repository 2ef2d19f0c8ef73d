package dev.gatehouse.common.signing;

/// The fields of a request that the device's signature covers, in their order.
///
/// @param audience environment/region/service that the request is meant for
/// @param rpcMethod full gRPC method name, `package.Service/Method`
/// @param requestId 16 random bytes, one per attempt
/// @param timestampMs verified server time, Unix milliseconds
/// @param payloadSha256 SHA-256 of the payload, 32 bytes
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record RequestToSign(
        String audience,
        String rpcMethod,
        int protocolVersion,
        String deviceSessionId,
        String messageType,
        byte[] requestId,
        String commandId,
        long timestampMs,
        byte[] payloadSha256) {

    /// The version of the envelope that this code signs and verifies.
    public static final int PROTOCOL_VERSION = 1;

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.REQUEST)
                .text(audience)
                .text(rpcMethod)
                .integer(protocolVersion)
                .text(deviceSessionId)
                .text(messageType)
                .bytes(requestId)
                .text(commandId)
                .integer(timestampMs)
                .bytes(payloadSha256)
                .toByteArray();
    }
}
