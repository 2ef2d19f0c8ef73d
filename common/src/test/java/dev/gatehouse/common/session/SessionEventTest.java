package dev.gatehouse.common.session;

import static dev.gatehouse.common.session.SampleSessions.KEYS;
import static dev.gatehouse.common.session.SampleSessions.bump;
import static dev.gatehouse.common.session.SampleSessions.bytes;
import static dev.gatehouse.common.session.SampleSessions.snapshot;
import static dev.gatehouse.common.session.SampleSessions.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.MalformedEntryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionEventTest {
    @Test
    void snapshotIsRead() throws MalformedEntryException {
        SessionSnapshot read = (SessionSnapshot) SessionEvent.parse(snapshot(), KEYS);

        assertThat(read.deviceSessionId()).isEqualTo(SampleSessions.ID);
        assertThat(read.grant()).isEqualTo(SampleSessions.grant());
        assertThat(read.authentic()).isTrue();
        assertThat(read.status()).isEqualTo(SessionStatus.REVOKED);
        assertThat(read.revision()).isEqualTo(1_763_726_400_001L);
        assertThat(read.generation()).isEqualTo(new Generation(3, 2, 1));
    }

    @ParameterizedTest
    @EnumSource(SessionStatus.class)
    void everyStatusIsRead(SessionStatus status) throws MalformedEntryException {
        assertThat(SessionEvent.parse(with(snapshot(), "status", status.wireName()), KEYS))
                .isInstanceOfSatisfying(
                        SessionSnapshot.class, read -> assertThat(read.status()).isEqualTo(status));
    }

    @Test
    void snapshotWithoutAnHmacIsReadAndNotAuthentic() throws MalformedEntryException {
        Map<String, byte[]> bare = snapshot();
        bare.remove("hmac");

        assertThat(SessionEvent.parse(bare, KEYS))
                .isInstanceOfSatisfying(
                        SessionSnapshot.class,
                        read -> assertThat(read.authentic()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1.", ".", "k1.!", "k1.AAAA", "other.AAAA", "k1.A", "é.AAAA"})
    void revocationWithAnUnreadableHmacIsStillRead(String hmac) throws MalformedEntryException {
        assertThat(SessionEvent.parse(with(snapshot(), "hmac", hmac), KEYS))
                .isInstanceOfSatisfying(SessionSnapshot.class, read -> {
                    assertThat(read.status()).isEqualTo(SessionStatus.REVOKED);
                    assertThat(read.authentic()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({"global,'',''", "tenant,acme,''", "user,acme,alice"})
    void bumpNamesItsScopeAndNoMore(String scope, String tenant, String user) throws MalformedEntryException {
        assertThat(SessionEvent.parse(bump(scope), KEYS))
                .isEqualTo(new GenerationBump(GenerationScope.parse(scope).orElseThrow(), tenant, user, 7));
    }

    @Test
    void bumpCoversTheSessionsOfItsScope() {
        SessionGrant alice = SampleSessions.grant();

        assertThat(new GenerationBump(GenerationScope.GLOBAL, "", "", 7).covers(alice))
                .isTrue();
        assertThat(new GenerationBump(GenerationScope.TENANT, "acme", "", 7).covers(alice))
                .isTrue();
        assertThat(new GenerationBump(GenerationScope.TENANT, "other", "", 7).covers(alice))
                .isFalse();
        assertThat(new GenerationBump(GenerationScope.USER, "acme", "alice", 7).covers(alice))
                .isTrue();
        assertThat(new GenerationBump(GenerationScope.USER, "acme", "bob", 7).covers(alice))
                .isFalse();
        assertThat(new GenerationBump(GenerationScope.USER, "other", "alice", 7).covers(alice))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "2,true", "3,false", "9223372036854775807,false"})
    void thisSchemaAndTheNextAreRead(String schema, boolean accepted) {
        for (Map<String, byte[]> entry : List.of(snapshot(), bump("user"))) {
            MalformedEntryException refusal = refusal(with(entry, "schema", schema));
            assertThat(refusal == null).isEqualTo(accepted);
            if (refusal != null) {
                assertThat(refusal).hasMessage("UNKNOWN_SCHEMA: schema");
            }
        }
    }

    @Test
    void nextSchemasFieldsAreIgnored() throws MalformedEntryException {
        Map<String, byte[]> next = with(with(snapshot(), "schema", "2"), "added_later", "x");

        assertThat(SessionEvent.parse(next, KEYS)).isEqualTo(SessionEvent.parse(snapshot(), KEYS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "device_session_id",
                "user_id",
                "tenant",
                "status",
                "revision",
                "generation",
                "client_public_key",
                "key_alg",
                "aal",
                "region",
                "created_at_ms",
                "expires_at_ms"
            })
    void snapshotWithoutAFieldIsMalformed(String name) {
        Map<String, byte[]> entry = snapshot();
        entry.remove(name);

        assertThat(refusal(entry)).hasMessage("MISSING_FIELD: " + name);
    }

    @ParameterizedTest
    @CsvSource({"global,scope", "global,generation", "tenant,tenant", "user,tenant", "user,user_id"})
    void bumpWithoutAFieldIsMalformed(String scope, String name) {
        Map<String, byte[]> entry = bump(scope);
        if (name.equals("scope")) {
            entry.put("scope", new byte[0]);
        } else {
            entry.remove(name);
        }

        assertThat(refusal(entry)).hasMessage("MISSING_FIELD: " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "schema, one, NOT_A_NUMBER",
        "schema, -1, NOT_A_NUMBER",
        "status, ACTIVE, UNKNOWN_VALUE",
        "status, deleted, UNKNOWN_VALUE",
        "generation, 1.2, UNKNOWN_VALUE",
        "revision, 1.0, NOT_A_NUMBER",
        "aal, high, NOT_A_NUMBER",
        // 2^32 + 2, which a narrowing cast would read as 2
        "aal, 4294967298, NOT_A_NUMBER",
        "key_alg, ES384, UNKNOWN_VALUE",
        "client_public_key, '!', BAD_KEY",
        "client_public_key, AAAA, BAD_KEY",
        "client_public_key, AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, BAD_KEY",
        "device_session_id, ds1.eu-1.0.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAA, BAD_SESSION_ID",
        "device_session_id, nonsense, BAD_SESSION_ID",
        "created_at_ms, 99999999999999999999, TOO_LONG"
    })
    void snapshotWithAWrongValueIsMalformed(String name, String value, String reason) {
        assertThat(refusal(with(snapshot(), name, value))).hasMessage(reason + ": " + name);
    }

    @Test
    void unknownScopeIsMalformed() {
        assertThat(refusal(with(bump("user"), "scope", "planet"))).hasMessage("UNKNOWN_VALUE: scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "tenant", "region", "jurisdiction", "hmac"})
    void textPastItsBoundOrNotUtf8IsMalformed(String name) {
        Map<String, byte[]> tooLong = with(snapshot(), name, "x".repeat(129));
        Map<String, byte[]> notUtf8 = snapshot();
        notUtf8.put(name, new byte[] {(byte) 0xff});

        assertThat(refusal(tooLong)).hasMessage("TOO_LONG: " + name);
        assertThat(refusal(notUtf8)).hasMessage("NOT_UTF8: " + name);
    }

    @Test
    void emptyEntryIsMalformed() {
        assertThat(refusal(Map.of())).hasMessage("MISSING_FIELD: schema");
    }

    @Test
    void mangledEntriesAreReadOrMalformedAndNothingElse() {
        Random random = Seeds.random(getClass());
        int malformed = 0;
        for (int round = 0; round < 5_000; round++) {
            Map<String, byte[]> entry = random.nextBoolean() ? snapshot() : bump("user");
            List<String> names = new ArrayList<>(entry.keySet());
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                mangle(random, entry, names.get(random.nextInt(names.size())));
            }
            if (refusal(entry) != null) {
                malformed++;
            }
        }
        assertThat(malformed).isPositive();
    }

    @Test
    void entriesOfNoiseAreMalformedAndNothingElse() {
        Random random = Seeds.random(getClass());
        for (int round = 0; round < 1_000; round++) {
            Map<String, byte[]> entry = new HashMap<>(Map.of("schema", bytes("1")));
            for (String name : snapshot().keySet()) {
                byte[] noise = new byte[random.nextInt(20)];
                random.nextBytes(noise);
                entry.putIfAbsent(name, noise);
            }
            assertThat(refusal(entry)).isNotNull();
        }
    }

    private static void mangle(Random random, Map<String, byte[]> entry, String name) {
        byte[] value = entry.getOrDefault(name, new byte[0]).clone();
        if (value.length == 0 || random.nextInt(4) == 0) {
            entry.remove(name);
            return;
        }
        value[random.nextInt(value.length)] = (byte) random.nextInt(256);
        entry.put(name, value);
    }

    /// What refused the entry; null where it was read. Any other exception fails the test.
    private static @Nullable MalformedEntryException refusal(Map<String, byte[]> entry) {
        return catchThrowableOfType(MalformedEntryException.class, () -> SessionEvent.parse(entry, KEYS));
    }
}
