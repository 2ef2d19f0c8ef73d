package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.ResponseToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import java.util.concurrent.atomic.LongAdder;

/// Signs what the gateway says, under its audience and key. Safe for many threads.
public final class Signer {
    private final String audience;
    private final Ed25519PrivateKey key;
    private final LongAdder signatures = new LongAdder();

    /// Signs with one key.
    ///
    /// @param audience environment/region/gateway
    public Signer(String audience, Ed25519PrivateKey key) {
        this.audience = audience;
        this.key = key;
    }

    /// What is signed carries this `kid`: the RFC 7638 thumbprint.
    public String keyId() {
        return key.publicKey().thumbprint();
    }

    public String audience() {
        return audience;
    }

    public Ed25519PublicKey publicKey() {
        return key.publicKey();
    }

    public byte[] response(byte[] requestSha256, long timestampMs, String resultCode, byte[] payloadSha256) {
        return sign(new ResponseToSign(audience, requestSha256, timestampMs, resultCode, payloadSha256, keyId())
                .canonicalBytes());
    }

    public byte[] event(ClientEvent event, Position position) {
        return sign(new EventToSign(
                        audience,
                        event.userId(),
                        event.deviceSessionId(),
                        event.eventId(),
                        event.type(),
                        position.toByteArray(),
                        event.createdAtMs(),
                        event.expiresAtMs(),
                        Sha256.of(event.payload()),
                        keyId())
                .canonicalBytes());
    }

    /// The signature of a time beacon.
    ///
    /// @param position the encoded position; empty where there is none
    public byte[] beacon(long serverTimeMs, byte[] position) {
        return sign(new BeaconToSign(BeaconToSign.TYPE, audience, serverTimeMs, position, keyId()).canonicalBytes());
    }

    /// How many signatures were made, for the metrics.
    public long signatureCount() {
        return signatures.sum();
    }

    private byte[] sign(byte[] canonicalBytes) {
        signatures.increment();
        return key.sign(canonicalBytes);
    }
}
