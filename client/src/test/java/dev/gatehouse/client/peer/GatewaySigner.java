package dev.gatehouse.client.peer;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.ResponseToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Signs what a gateway says: beacons, events and responses, for one audience with one key.
public record GatewaySigner(String audience, Ed25519PrivateKey key) {
    public static GatewaySigner of(String audience) {
        return new GatewaySigner(audience, Ed25519PrivateKey.generate(new SecureRandom()));
    }

    public String keyId() {
        return key.publicKey().thumbprint();
    }

    /// The JWK set that holds this key.
    public String jwks() {
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"" + keyId()
                + "\",\"x\":\"" + key.publicKey().x() + "\"}]}";
    }

    public TimeBeacon beacon(long serverTimeMs, @Nullable Position position) {
        byte[] place = position == null ? new byte[0] : position.toByteArray();
        byte[] signed = new BeaconToSign(BeaconToSign.TYPE, audience, serverTimeMs, place, keyId()).canonicalBytes();
        return TimeBeacon.newBuilder()
                .setType(BeaconToSign.TYPE)
                .setAudience(audience)
                .setServerTimeMs(serverTimeMs)
                .setPosition(ByteString.copyFrom(place))
                .setKeyId(keyId())
                .setSignature(sign(signed))
                .build();
    }

    public SignedEvent event(ClientEvent event, Position position) {
        byte[] payloadSha256 = Sha256.of(event.payload());
        byte[] signed = new EventToSign(
                        audience,
                        event.userId(),
                        event.deviceSessionId(),
                        event.eventId(),
                        event.type(),
                        position.toByteArray(),
                        event.createdAtMs(),
                        event.expiresAtMs(),
                        payloadSha256,
                        keyId())
                .canonicalBytes();
        return SignedEvent.newBuilder()
                .setAudience(audience)
                .setUserId(event.userId())
                .setDeviceSessionId(event.deviceSessionId())
                .setEventId(event.eventId())
                .setType(event.type())
                .setPosition(ByteString.copyFrom(position.toByteArray()))
                .setCreatedAtMs(event.createdAtMs())
                .setExpiresAtMs(event.expiresAtMs())
                .setPayload(ByteString.copyFrom(event.payload()))
                .setPayloadSha256(ByteString.copyFrom(payloadSha256))
                .setKeyId(keyId())
                .setTraceparent(event.traceparent())
                .setSignature(sign(signed))
                .build();
    }

    public SignedResponse response(byte[] requestSha256, long timestampMs, String resultCode, byte[] payload) {
        byte[] payloadSha256 = Sha256.of(payload);
        byte[] signed = new ResponseToSign(audience, requestSha256, timestampMs, resultCode, payloadSha256, keyId())
                .canonicalBytes();
        return SignedResponse.newBuilder()
                .setProtocolVersion(1)
                .setAudience(audience)
                .setRequestSha256(ByteString.copyFrom(requestSha256))
                .setTimestampMs(timestampMs)
                .setResultCode(resultCode)
                .setPayload(ByteString.copyFrom(payload))
                .setPayloadSha256(ByteString.copyFrom(payloadSha256))
                .setKeyId(keyId())
                .setSignature(sign(signed))
                .build();
    }

    private ByteString sign(byte[] message) {
        return ByteString.copyFrom(key.sign(message));
    }
}
