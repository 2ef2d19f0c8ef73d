package dev.gatehouse.common.session;

import static dev.gatehouse.common.session.SampleSessions.KEYS;
import static dev.gatehouse.common.session.SampleSessions.bytes;
import static dev.gatehouse.common.session.SampleSessions.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Es256PrivateKey;
import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionGrantTest {
    @Test
    void sealedGrantIsReadAndAuthentic() throws MalformedEntryException {
        EntryFields fields = new EntryFields(sealed());

        assertThat(SessionGrant.parse(fields)).isEqualTo(SampleSessions.grant());
        assertThat(SampleSessions.grant().isAuthentic(fields, KEYS)).isTrue();
    }

    @Test
    void fieldsAreThoseOfTheRecord() {
        assertThat(sealed().keySet())
                .containsExactly(
                        "device_session_id",
                        "user_id",
                        "tenant",
                        "client_public_key",
                        "key_alg",
                        "aal",
                        "region",
                        "jurisdiction",
                        "created_at_ms",
                        "expires_at_ms",
                        "hmac");
    }

    @ParameterizedTest
    @CsvSource({
        "device_session_id, other",
        "user_id, mallory",
        "user_id, alicea",
        "tenant, other",
        "aal, 3",
        "region, us-1",
        "jurisdiction, fr",
        "jurisdiction, ''",
        "created_at_ms, 1763726400001",
        "expires_at_ms, 9999999999999"
    })
    void everyChangedFieldIsNotAuthentic(String name, String value) throws MalformedEntryException {
        assertThat(isAuthentic(with(sealed(), name, value), KEYS)).isFalse();
    }

    @Test
    void anotherPublicKeyIsNotAuthentic() throws MalformedEntryException {
        byte[] seed = new byte[32];
        seed[0] = 1;
        String other = Ed25519PrivateKey.ofSeed(seed).publicKey().x();

        assertThat(isAuthentic(with(sealed(), "client_public_key", other), KEYS))
                .isFalse();
    }

    @Test
    void ellipticKeyIsSealedAndReadWithItsAlgorithm() throws MalformedEntryException {
        SessionGrant grant =
                withKey(Es256PrivateKey.ofScalar(bytes("k".repeat(32))).publicKey());
        Map<String, byte[]> fields = sealed(grant);

        assertThat(fields).containsEntry("key_alg", bytes("ES256"));
        assertThat(SessionGrant.parse(new EntryFields(fields))).isEqualTo(grant);
        assertThat(isAuthentic(fields, KEYS)).isTrue();
        assertThat(isAuthentic(with(fields, "user_id", "mallory"), KEYS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ES256, BAD_KEY", "EdDSA, UNKNOWN_VALUE", "none, UNKNOWN_VALUE"})
    void keyUnderAnotherAlgorithmIsNoKey(String algorithm, MalformedEntryException.Reason reason) {
        assertThatThrownBy(() -> SessionGrant.parse(new EntryFields(with(sealed(), "key_alg", algorithm))))
                .isInstanceOfSatisfying(
                        MalformedEntryException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /// An Ed25519 grant's HMAC covers what it covered before there was another algorithm: records outlive an upgrade.
    @Test
    void hmacOfAnEd25519GrantIsAsBefore() {
        SessionGrant grant = new SessionGrant(
                "ds1",
                "alice",
                "acme",
                Ed25519PrivateKey.ofSeed(new byte[32]).publicKey(),
                2,
                "eu-1",
                "de",
                1_763_726_400_000L,
                1_766_318_400_000L);

        assertThat(grant.seal(KEYS)).containsEntry("hmac", "k1.sxX7qu5Ba9P_DG6vt68vwN7_wi809bw7ZFuGc0eJTyc");
    }

    @Test
    void textMovedFromOneFieldToTheNextIsNotAuthentic() throws MalformedEntryException {
        Map<String, byte[]> moved = with(with(sealed(), "user_id", "alicea"), "tenant", "cme");

        assertThat(isAuthentic(moved, KEYS)).isFalse();
    }

    static Stream<String> otherHmacs() {
        String hmac = SampleSessions.grant().seal(KEYS).getOrDefault("hmac", "");
        String mac = hmac.substring(hmac.indexOf('.') + 1);
        return Stream.of("", mac, "." + mac, "k2." + mac, "k1.", "k1." + mac.substring(1), "k1.B" + mac, "k1.!" + mac);
    }

    @ParameterizedTest
    @MethodSource("otherHmacs")
    void anyOtherHmacIsNotAuthentic(String hmac) throws MalformedEntryException {
        assertThat(isAuthentic(with(sealed(), "hmac", hmac), KEYS)).isFalse();
    }

    @Test
    void grantSealedWithTheOlderKeyStaysAuthenticUntilThatKeyGoes(@TempDir Path directory)
            throws IOException, MalformedEntryException {
        Files.write(directory.resolve("a.key"), bytes("a".repeat(32)));
        Files.write(directory.resolve("k1.key"), new byte[32]);
        PlatformKeys both = PlatformKeys.read(directory);
        Files.delete(directory.resolve("k1.key"));

        assertThat(isAuthentic(sealed(), both)).isTrue();
        assertThat(isAuthentic(sealed(), PlatformKeys.read(directory))).isFalse();
        assertThat(SampleSessions.grant().seal(both).getOrDefault("hmac", "")).startsWith("a.");
    }

    @Test
    void hmacNamesItsKeySoThatAnotherKeyOfThatNameDoesNotPass() throws MalformedEntryException {
        assertThat(isAuthentic(sealed(), PlatformKeys.of("k1", bytes("x".repeat(32)))))
                .isFalse();
    }

    private static boolean isAuthentic(Map<String, byte[]> fields, PlatformKeys keys) throws MalformedEntryException {
        EntryFields entry = new EntryFields(fields);
        return SessionGrant.parse(entry).isAuthentic(entry, keys);
    }

    private static SessionGrant withKey(DevicePublicKey key) {
        SessionGrant grant = SampleSessions.grant();
        return new SessionGrant(
                grant.deviceSessionId(),
                grant.userId(),
                grant.tenant(),
                key,
                grant.aal(),
                grant.region(),
                grant.jurisdiction(),
                grant.createdAtMs(),
                grant.expiresAtMs());
    }

    private static Map<String, byte[]> sealed() {
        return sealed(SampleSessions.grant());
    }

    private static Map<String, byte[]> sealed(SessionGrant grant) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        grant.seal(KEYS).forEach((name, value) -> fields.put(name, bytes(value)));
        return fields;
    }
}
