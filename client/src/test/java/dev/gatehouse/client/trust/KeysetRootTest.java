package dev.gatehouse.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.client.peer.GatewaySigner;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.KeysetToSign;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that pins a root believes no key that the root did not vouch for.
class KeysetRootTest {
    private static final String AUDIENCE = "test/eu-1/gateway";
    private static final long NOW = 1_763_726_400_000L;
    private static final long LATER = NOW + 86_400_000;

    private final Ed25519PrivateKey root = Ed25519PrivateKey.generate(new SecureRandom());
    private final GatewaySigner first = GatewaySigner.of(AUDIENCE);
    private final GatewaySigner second = GatewaySigner.of(AUDIENCE);
    private final AtomicLong now = new AtomicLong(NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<String> published = new AtomicReference<>("");
    private final GatewayKeys keys = new GatewayKeys(
            published::get,
            Duration.ofSeconds(10),
            nanos::get,
            new KeysetRoot(root.publicKey(), AUDIENCE, () -> Instant.ofEpochMilli(now.get())));

    @Test
    void keyThatTheRootVouchedForIsBelieved() {
        publish(first, statement(NOW, LATER, first.keyId(), second.keyId()));

        assertThat(keys.find(first.keyId())).contains(first.key().publicKey());
    }

    @Test
    void keyThatTheRootDoesNotNameIsNoKey() {
        publish(first, statement(NOW, LATER, second.keyId()));

        assertThat(keys.find(first.keyId())).isEmpty();
    }

    @Test
    void setWithoutAStatementIsRefused() {
        published.set(first.jwks());

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "{}", "[]", "null", "{\"kids\":7,\"signature\":\"AAAA\"}"})
    void anythingButAStatementIsRefused(String statement) {
        publish(first, statement);

        assertRefused();
    }

    @Test
    void statementOfAnotherRootOrForAnotherGatewayOrTimeIsRefused() {
        Ed25519PrivateKey stranger = Ed25519PrivateKey.generate(new SecureRandom());
        publish(first, statement(stranger, AUDIENCE, NOW, LATER, List.of(first.keyId())));
        assertRefused();
        publish(first, statement(root, "test/us-1/gateway", NOW, LATER, List.of(first.keyId())));
        assertRefused();
        publish(first, statement(NOW - 1_000, NOW, first.keyId()));
        assertRefused();
    }

    @Test
    void changedStatementIsRefused() {
        String good = statement(NOW, LATER, first.keyId());
        publish(first, good.replace(Long.toString(LATER), Long.toString(LATER + 1)));
        assertRefused();
        publish(second, good.replace(first.keyId(), second.keyId()));
        assertRefused();
    }

    @Test
    void earlierStatementDoesNotReplaceALaterOne() {
        publish(first, statement(NOW, LATER, first.keyId()));
        assertThat(keys.find(first.keyId())).isPresent();
        publish(second, statement(NOW - 1, LATER, second.keyId()));
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());

        assertThat(keys.find(second.keyId())).isEmpty();
        assertThat(keys.find(first.keyId()))
                .as("the set that is known stays in use")
                .isPresent();
    }

    @Test
    void statementThatEndsTakesItsKeysWithIt() {
        publish(first, statement(NOW, LATER, first.keyId()));
        assertThat(keys.find(first.keyId())).isPresent();
        now.set(LATER);

        assertThatThrownBy(() -> keys.find(first.keyId()))
                .isInstanceOfSatisfying(
                        UnverifiedException.class,
                        e -> assertThat(e.violation()).isEqualTo(Violation.KEYS_NOT_VOUCHED));
    }

    private void assertRefused() {
        assertThatThrownBy(() -> keys.find(first.keyId())).isInstanceOf(UnverifiedException.class);
    }

    private void publish(GatewaySigner signer, String statement) {
        String jwks = signer.jwks();
        published.set(jwks.substring(0, jwks.lastIndexOf('}')) + ",\"keyset\":" + statement + "}");
    }

    private String statement(long issuedAtMs, long expiresAtMs, String... keyIds) {
        return statement(root, AUDIENCE, issuedAtMs, expiresAtMs, List.of(keyIds));
    }

    private static String statement(
            Ed25519PrivateKey root, String audience, long issuedAtMs, long expiresAtMs, List<String> keyIds) {
        KeysetToSign keyset = new KeysetToSign(audience, issuedAtMs, expiresAtMs, keyIds);
        return """
            {"audience":"%s","issued_at_ms":%d,"expires_at_ms":%d,"kids":["%s"],"signature":"%s"}\
            """.formatted(
                        audience,
                        issuedAtMs,
                        expiresAtMs,
                        String.join("\",\"", keyIds),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(root.sign(keyset.canonicalBytes())));
    }
}
