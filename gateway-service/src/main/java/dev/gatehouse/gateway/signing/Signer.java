package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.ResponseToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/// Signs what the gateway says, under its audience and with the key of the moment. Safe for many threads.
public final class Signer {
    private final String audience;
    private final Supplier<Ed25519PrivateKey> key;
    private final LongAdder signatures = new LongAdder();

    /// Signs with whatever key is given at that moment.
    ///
    /// @param audience environment/region/gateway
    /// @param key asked once for each signature
    public Signer(String audience, Supplier<Ed25519PrivateKey> key) {
        this.audience = audience;
        this.key = key;
    }

    public String audience() {
        return audience;
    }

    public Signed response(byte[] requestSha256, long timestampMs, String resultCode, byte[] payloadSha256) {
        return sign(kid -> new ResponseToSign(audience, requestSha256, timestampMs, resultCode, payloadSha256, kid)
                .canonicalBytes());
    }

    public Signed event(ClientEvent event, Position position) {
        return sign(kid -> new EventToSign(
                        audience,
                        event.userId(),
                        event.deviceSessionId(),
                        event.eventId(),
                        event.type(),
                        position.toByteArray(),
                        event.createdAtMs(),
                        event.expiresAtMs(),
                        Sha256.of(event.payload()),
                        kid)
                .canonicalBytes());
    }

    /// The signature of a time beacon.
    ///
    /// @param position the encoded position; empty where there is none
    public Signed beacon(long serverTimeMs, byte[] position) {
        return sign(kid -> new BeaconToSign(BeaconToSign.TYPE, audience, serverTimeMs, position, kid).canonicalBytes());
    }

    /// How many signatures were made, for the metrics.
    public long signatureCount() {
        return signatures.sum();
    }

    private Signed sign(Function<String, byte[]> canonicalBytes) {
        signatures.increment();
        Ed25519PrivateKey now = key.get();
        String kid = now.publicKey().thumbprint();
        return new Signed(kid, now.sign(canonicalBytes.apply(kid)));
    }
}
