package dev.gatehouse.client.trust;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.RequestToSign;
import dev.gatehouse.common.signing.ResponseToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.Position;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Turns what a gateway sent into what may be believed, or throws an [UnverifiedException].
///
/// The signature covers canonical bytes that are rebuilt here; a payload is covered by the hash that is computed here.
/// Safe for use by many threads.
public final class Verifier {
    private final String audience;
    private final GatewayKeys keys;

    /// @param audience the only one that is accepted
    public Verifier(String audience, GatewayKeys keys) {
        this.audience = audience;
        this.keys = keys;
    }

    public VerifiedBeacon beacon(TimeBeacon beacon) {
        require(beacon.getType().equals(BeaconToSign.TYPE), Violation.WRONG_TYPE);
        requireAudience(beacon.getAudience());
        BeaconToSign signed = new BeaconToSign(
                beacon.getType(),
                beacon.getAudience(),
                beacon.getServerTimeMs(),
                beacon.getPosition().toByteArray(),
                beacon.getKeyId());
        requireSignature(beacon.getKeyId(), signed.canonicalBytes(), beacon.getSignature());
        Instant serverTime = Instant.ofEpochMilli(beacon.getServerTimeMs());
        return new VerifiedBeacon(serverTime, logPosition(beacon.getPosition()), beacon.getKeyId());
    }

    private static @Nullable Position logPosition(ByteString bytes) {
        return bytes.isEmpty() ? null : position(bytes);
    }

    private static Position position(ByteString bytes) {
        return Position.decode(bytes.toByteArray()).orElseThrow(() -> new UnverifiedException(Violation.MALFORMED));
    }

    public VerifiedEvent event(SignedEvent event) {
        requireAudience(event.getAudience());
        byte[] payload = event.getPayload().toByteArray();
        byte[] payloadSha256 = requireHash(payload, event.getPayloadSha256());
        EventToSign signed = new EventToSign(
                event.getAudience(),
                event.getUserId(),
                event.getDeviceSessionId(),
                event.getEventId(),
                event.getType(),
                event.getPosition().toByteArray(),
                event.getCreatedAtMs(),
                event.getExpiresAtMs(),
                payloadSha256,
                event.getKeyId());
        requireSignature(event.getKeyId(), signed.canonicalBytes(), event.getSignature());
        return new VerifiedEvent(
                event.getUserId(),
                event.getDeviceSessionId(),
                event.getEventId(),
                event.getType(),
                payload,
                position(event.getPosition()),
                Instant.ofEpochMilli(event.getCreatedAtMs()),
                event.getExpiresAtMs() == 0 ? null : Instant.ofEpochMilli(event.getExpiresAtMs()),
                event.getKeyId(),
                event.getTraceparent());
    }

    /// The answer to one request.
    ///
    /// @param requestSha256 SHA-256 of the canonical bytes of the request that this must be the answer to
    public VerifiedResponse response(SignedResponse response, byte[] requestSha256) {
        require(response.getProtocolVersion() == RequestToSign.PROTOCOL_VERSION, Violation.MALFORMED);
        requireAudience(response.getAudience());
        require(
                MessageDigest.isEqual(requestSha256, response.getRequestSha256().toByteArray()),
                Violation.WRONG_REQUEST);
        byte[] payload = response.getPayload().toByteArray();
        byte[] payloadSha256 = requireHash(payload, response.getPayloadSha256());
        ResponseToSign signed = new ResponseToSign(
                response.getAudience(),
                requestSha256,
                response.getTimestampMs(),
                response.getResultCode(),
                payloadSha256,
                response.getKeyId());
        requireSignature(response.getKeyId(), signed.canonicalBytes(), response.getSignature());
        Instant answeredAt = Instant.ofEpochMilli(response.getTimestampMs());
        return new VerifiedResponse(response.getResultCode(), payload, answeredAt, response.getKeyId());
    }

    private void requireAudience(String named) {
        require(named.equals(audience), Violation.WRONG_AUDIENCE);
    }

    private static byte[] requireHash(byte[] payload, ByteString named) {
        byte[] computed = Sha256.of(payload);
        require(MessageDigest.isEqual(computed, named.toByteArray()), Violation.PAYLOAD_CHANGED);
        return computed;
    }

    private void requireSignature(String keyId, byte[] message, ByteString signature) {
        Ed25519PublicKey key = keys.find(keyId).orElseThrow(() -> new UnverifiedException(Violation.UNKNOWN_KEY));
        require(key.verifies(message, signature.toByteArray()), Violation.BAD_SIGNATURE);
    }

    private static void require(boolean holds, Violation otherwise) {
        if (!holds) {
            throw new UnverifiedException(otherwise);
        }
    }
}
