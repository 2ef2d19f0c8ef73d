package dev.gatehouse.gateway.grpc;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.signing.Signed;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.stream.EventEncoder;

/// Signs an event and encodes the message that every one of its recipients is sent.
final class ProtoEventEncoder implements EventEncoder {
    private final Signer signer;

    ProtoEventEncoder(Signer signer) {
        this.signer = signer;
    }

    @Override
    public byte[] encode(ClientEvent event, Position position) {
        Signed signature = signer.event(event, position);
        SignedEvent signed = SignedEvent.newBuilder()
                .setAudience(signer.audience())
                .setUserId(event.userId())
                .setDeviceSessionId(event.deviceSessionId())
                .setEventId(event.eventId())
                .setType(event.type())
                .setPosition(ByteString.copyFrom(position.toByteArray()))
                .setCreatedAtMs(event.createdAtMs())
                .setExpiresAtMs(event.expiresAtMs())
                .setPayload(ByteString.copyFrom(event.payload()))
                .setPayloadSha256(ByteString.copyFrom(Sha256.of(event.payload())))
                .setKeyId(signature.keyId())
                .setSignature(ByteString.copyFrom(signature.signature()))
                .setTraceparent(event.traceparent())
                .build();
        return StreamMessage.newBuilder().setEvent(signed).build().toByteArray();
    }
}
