package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.access.Envelope;

/// The protobuf encoding of the envelope.
final class Envelopes {
    private Envelopes() {}

    /// @param rpcMethod the full name of the method that the request came in by
    static Envelope of(String rpcMethod, SignedRequest request) {
        return new Envelope(
                rpcMethod,
                request.getProtocolVersion(),
                request.getAudience(),
                request.getDeviceSessionId(),
                request.getMessageType(),
                request.getRequestId().toByteArray(),
                request.getCommandId(),
                request.getTimestampMs(),
                request.getPayload().toByteArray(),
                request.getPayloadSha256().toByteArray(),
                request.getSignature().toByteArray());
    }
}
