package dev.gatehouse.gateway.grpc;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.signing.Signed;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.InstantSource;

/// The signed time beacon, made once a second and the same for everybody.
public final class Beacons {
    private final Signer signer;
    private final Hub hub;
    private final InstantSource clock;
    private volatile TimeBeacon current;

    Beacons(Signer signer, Hub hub, InstantSource clock) {
        this.signer = signer;
        this.hub = hub;
        this.clock = clock;
        this.current = sign();
    }

    /// The newest beacon, about a second old at most.
    public TimeBeacon current() {
        return current;
    }

    /// Makes the next beacon and hands it to the hub, which begins new streams with it.
    void renew() {
        current = sign();
        hub.setBeacon(StreamMessage.newBuilder().setServerTime(current).build().toByteArray());
    }

    private TimeBeacon sign() {
        byte[] position = hub.lastMark().map(Position::toByteArray).orElseGet(() -> new byte[0]);
        long now = clock.millis();
        Signed signature = signer.beacon(now, position);
        return TimeBeacon.newBuilder()
                .setType(BeaconToSign.TYPE)
                .setAudience(signer.audience())
                .setServerTimeMs(now)
                .setPosition(ByteString.copyFrom(position))
                .setKeyId(signature.keyId())
                .setSignature(ByteString.copyFrom(signature.signature()))
                .build();
    }
}
