package dev.gatehouse.client.device;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.signing.RequestToSign;
import dev.gatehouse.common.signing.Sha256;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/// Builds the envelopes of one session and signs them with its device key.
///
/// Safe for use by many threads.
public final class RequestSigner {
    private static final int REQUEST_ID_BYTES = 16;

    private final String audience;
    private final String deviceSessionId;
    private final DeviceKey key;
    private final LongSupplier serverTimeMs;
    private final SecureRandom random = new SecureRandom();

    /// @param audience the gateway's
    /// @param serverTimeMs the verified server time, Unix milliseconds
    public RequestSigner(String audience, String deviceSessionId, DeviceKey key, LongSupplier serverTimeMs) {
        this.audience = audience;
        this.deviceSessionId = deviceSessionId;
        this.key = key;
        this.serverTimeMs = serverTimeMs;
    }

    /// A signed envelope with a fresh request id and the server time of now.
    ///
    /// @param rpcMethod full gRPC method name, `package.Service/Method`
    public SignedRequest sign(String rpcMethod, String messageType, String commandId, byte[] payload) {
        byte[] requestId = new byte[REQUEST_ID_BYTES];
        random.nextBytes(requestId);
        SignedRequest unsigned = SignedRequest.newBuilder()
                .setProtocolVersion(RequestToSign.PROTOCOL_VERSION)
                .setAudience(audience)
                .setDeviceSessionId(deviceSessionId)
                .setMessageType(messageType)
                .setRequestId(ByteString.copyFrom(requestId))
                .setCommandId(commandId)
                .setTimestampMs(serverTimeMs.getAsLong())
                .setPayload(ByteString.copyFrom(payload))
                .setPayloadSha256(ByteString.copyFrom(Sha256.of(payload)))
                .build();
        return resign(rpcMethod, unsigned);
    }

    /// The same envelope with this key's signature over it as it stands: for one whose fields were altered.
    public SignedRequest resign(String rpcMethod, SignedRequest request) {
        byte[] signature = key.sign(canonicalBytes(rpcMethod, request));
        return request.toBuilder().setSignature(ByteString.copyFrom(signature)).build();
    }

    /// The bytes that a request's signature covers; a response names their SHA-256.
    public static byte[] canonicalBytes(String rpcMethod, SignedRequest request) {
        return new RequestToSign(
                        request.getAudience(),
                        rpcMethod,
                        request.getProtocolVersion(),
                        request.getDeviceSessionId(),
                        request.getMessageType(),
                        request.getRequestId().toByteArray(),
                        request.getCommandId(),
                        request.getTimestampMs(),
                        request.getPayloadSha256().toByteArray())
                .canonicalBytes();
    }
}
