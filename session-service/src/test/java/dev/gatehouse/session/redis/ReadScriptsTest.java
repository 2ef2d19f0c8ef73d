package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.ReadOutcome;
import dev.gatehouse.session.lifecycle.StoredSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `introspect.lua`, `session_owner.lua` and `newest_session.lua`: the scripts that only read.
class ReadScriptsTest {
    private final TestRedis redis = new TestRedis();
    private final OpenOrder order = Orders.open("demo", "alice");
    private final String record = redis.keys.session(order.id().text());

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void introspectReturnsTimeCountersAndRecord() {
        redis.store.open(order);
        List<String> result = introspect();

        assertThat(Long.parseLong(result.getFirst())).isCloseTo(System.currentTimeMillis(), within());
        assertThat(result.subList(1, 4))
                .containsExactly(
                        redis.peek.opsForValue().get(redis.keys.globalGeneration()),
                        redis.peek.opsForValue().get(redis.keys.tenantGeneration("demo")),
                        redis.peek.opsForValue().get(redis.keys.userGeneration("demo", "alice")));
        assertThat(result.subList(4, result.size()))
                .hasSize(2 * redis.hash(record).size());
    }

    @Test
    void introspectOfNothingHasNoFields() {
        assertThat(introspect()).hasSize(4).endsWith("0", "0", "0");
    }

    @Test
    void missingCounterMakesTheSessionInvalid() {
        redis.store.open(order);
        redis.peek.delete(redis.keys.globalGeneration());

        assertThat(stored().isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"user_id,mallory", "tenant,other", "expires_at_ms,99999999999999", "client_public_key,forged", "hmac,''"
    })
    void changedGrantIsNotBelieved(String field, String value) {
        redis.store.open(order);
        String forged = value.equals("forged") ? Orders.key().text() : value;
        redis.peek.opsForHash().put(record, field, forged);
        redis.peek.opsForValue().set(redis.keys.tenantGeneration("other"), "1");

        assertThat(stored().authentic()).isFalse();
        assertThat(stored().isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"status,alive", "generation,1.2", "idle_expires_at_ms,soon", "client_public_key,AAAA", "key_alg,RSA"})
    void damagedRecordIsAbsentAndCounted(String field, String value) {
        redis.store.open(order);
        redis.peek.opsForHash().put(record, field, value);

        assertThat(redis.store.read(order.id())).isEqualTo(new ReadOutcome.Absent());
        assertThat(redis.meters
                        .get("gatehouse.session.records.malformed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void idleDeadlineThatHasPassedEndsTheSession() {
        redis.store.open(order);
        redis.peek.opsForHash().put(record, "idle_expires_at_ms", "1");

        assertThat(stored().isValid()).isFalse();
    }

    @Test
    void ownerIsTenantAndUser() {
        assertThat(redis.scripts.sessionOwner().run(List.of(record), List.of())).isEmpty();
        redis.store.open(order);
        assertThat(redis.scripts.sessionOwner().run(List.of(record), List.of())).containsExactly("demo", "alice");
    }

    @Test
    void newestSessionHasTheLatestDeadline() {
        String index = redis.keys.userSessions("demo", "alice");
        assertThat(redis.scripts.newestSession().run(List.of(index), List.of()).get(1))
                .isEmpty();
        redis.peek.opsForZSet().add(index, "older", 5);
        redis.peek.opsForZSet().add(index, "newer", 9);

        List<String> result = redis.scripts.newestSession().run(List.of(index), List.of());
        assertThat(result.get(1)).isEqualTo("newer");
        assertThat(Long.parseLong(result.get(0))).isCloseTo(System.currentTimeMillis(), within());
    }

    private StoredSession stored() {
        return ((ReadOutcome.Found) redis.store.read(order.id())).session();
    }

    private List<String> introspect() {
        return redis.scripts
                .introspect()
                .run(
                        List.of(
                                record,
                                redis.keys.globalGeneration(),
                                redis.keys.tenantGeneration("demo"),
                                redis.keys.userGeneration("demo", "alice")),
                        List.of());
    }

    private static org.assertj.core.data.Offset<Long> within() {
        return org.assertj.core.data.Offset.offset(5_000L);
    }
}
