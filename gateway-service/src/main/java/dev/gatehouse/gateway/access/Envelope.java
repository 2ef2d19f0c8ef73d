package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.signing.RequestToSign;
import dev.gatehouse.common.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// A signed request as it came in, before anything about it is believed.
///
/// @param rpcMethod the full gRPC method name that it came in by
/// @param commandId empty on a subscribe
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(
        String rpcMethod,
        int protocolVersion,
        String audience,
        String deviceSessionId,
        String messageType,
        byte[] requestId,
        String commandId,
        long timestampMs,
        byte[] payload,
        byte[] payloadSha256,
        byte[] signature) {

    public static final int MAX_PAYLOAD = 256 * 1024;

    private static final int MAX_NAME = 128;
    private static final int REQUEST_ID_LENGTH = 16;
    private static final int SIGNATURE_LENGTH = 64;

    /// Why the envelope can't be one for this gateway, whoever sent it; empty when it can.
    ///
    /// @param ownAudience environment/region/gateway
    Optional<ErrorReason> fault(String ownAudience) {
        if (protocolVersion != RequestToSign.PROTOCOL_VERSION) {
            return Optional.of(ErrorReason.UNSUPPORTED_PROTOCOL_VERSION);
        }
        if (payload.length > MAX_PAYLOAD) {
            return Optional.of(ErrorReason.PAYLOAD_TOO_LARGE);
        }
        if (!isWellFormed()) {
            return Optional.of(ErrorReason.MALFORMED_ENVELOPE);
        }
        if (!audience.equals(ownAudience)) {
            return Optional.of(ErrorReason.WRONG_AUDIENCE);
        }
        boolean hashed = MessageDigest.isEqual(Sha256.of(payload), payloadSha256);
        return hashed ? Optional.empty() : Optional.of(ErrorReason.PAYLOAD_HASH_MISMATCH);
    }

    private boolean isWellFormed() {
        return isName(messageType)
                && bytes(commandId) <= MAX_NAME
                && requestId.length == REQUEST_ID_LENGTH
                && signature.length == SIGNATURE_LENGTH;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && bytes(text) <= MAX_NAME;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// The bytes that the device signed.
    public byte[] canonicalBytes() {
        return new RequestToSign(
                        audience,
                        rpcMethod,
                        protocolVersion,
                        deviceSessionId,
                        messageType,
                        requestId,
                        commandId,
                        timestampMs,
                        payloadSha256)
                .canonicalBytes();
    }
}
