package dev.gatehouse.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.BeaconToSign;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.ResponseToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final String AUDIENCE = "local/eu-1/gateway";
    private static final byte[] HASH = Sha256.of("request".getBytes(UTF_8));

    private final Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
    private final Signer signer = new Signer(AUDIENCE, () -> key);

    @Test
    void responseIsSignedOverTheRequestThatItAnswers() {
        Signed signature = signer.response(HASH, 42, "OK", HASH);

        ResponseToSign signed = new ResponseToSign(AUDIENCE, HASH, 42, "OK", HASH, signature.keyId());
        ResponseToSign other = new ResponseToSign(AUDIENCE, Sha256.of(HASH), 42, "OK", HASH, signature.keyId());
        assertThat(key.publicKey().verifies(signed.canonicalBytes(), signature.signature()))
                .isTrue();
        assertThat(key.publicKey().verifies(other.canonicalBytes(), signature.signature()))
                .isFalse();
    }

    @Test
    void eventIsSignedWithItsSubjectAndPosition() {
        byte[] payload = "payload".getBytes(UTF_8);
        ClientEvent event = new ClientEvent("e1", "anna", "s1", "demo", payload, 1, 2, "traceparent");
        Position position = new Position(new EntryId(7, 1), 99);

        Signed signature = signer.event(event, position);

        EventToSign signed = new EventToSign(
                AUDIENCE,
                "anna",
                "s1",
                "e1",
                "demo",
                position.toByteArray(),
                1,
                2,
                Sha256.of(payload),
                key.publicKey().thumbprint());
        assertThat(key.publicKey().verifies(signed.canonicalBytes(), signature.signature()))
                .isTrue();
    }

    @Test
    void beaconIsSignedWithTimeAndPosition() {
        Signed signature = signer.beacon(42, new byte[0]);

        BeaconToSign signed = new BeaconToSign(BeaconToSign.TYPE, AUDIENCE, 42, new byte[0], signature.keyId());
        assertThat(key.publicKey().verifies(signed.canonicalBytes(), signature.signature()))
                .isTrue();
    }

    @Test
    void everySignatureIsCounted() {
        signer.beacon(1, new byte[0]);
        signer.response(HASH, 1, "OK", HASH);

        assertThat(signer.signatureCount()).isEqualTo(2);
    }
}
