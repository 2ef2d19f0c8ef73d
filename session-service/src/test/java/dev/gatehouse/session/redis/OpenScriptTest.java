package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.OpenedSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenScriptTest {
    private static final String RECORD = "r{0}";

    private final TestRedis redis = new TestRedis();

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void recordHoldsTheDocumentedFields() {
        OpenOrder order = Orders.open("demo", "alice");
        OpenedSession opened = open(order);

        Map<String, String> record = redis.hash(redis.keys.session(opened.deviceSessionId()));

        assertThat(record)
                .containsKeys(
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
                        "hmac",
                        "generation")
                .containsEntry("status", "active")
                .containsEntry("revision", Long.toString(opened.revision()))
                .containsEntry("idle_expires_at_ms", Long.toString(opened.idleExpiresAtMs()))
                .containsEntry("device_kind", "phone")
                .containsEntry("device_platform", "ios")
                .containsEntry("last_operation_id", order.operationName())
                .containsEntry("last_operation_result", "active." + opened.revision())
                .hasSize(19);
    }

    @Test
    void recordOutlivesItsAbsoluteDeadlineByTheAllowance() {
        OpenedSession opened = open(Orders.open("demo", "alice"));
        long left = opened.expiresAtMs()
                - opened.createdAtMs()
                + Duration.ofMinutes(5).toMillis();

        assertThat(ttl(redis.keys.session(opened.deviceSessionId()))).isBetween(left - 10_000, left);
        assertThat(ttl(redis.keys.userGeneration("demo", "alice"))).isBetween(left - 10_000, left);
        assertThat(ttl(redis.keys.userSessions("demo", "alice"))).isBetween(left - 10_000, left);
        assertThat(ttl(redis.keys.tenantGeneration("demo"))).isEqualTo(-1);
        assertThat(ttl(redis.keys.globalGeneration())).isEqualTo(-1);
    }

    @Test
    void countersBeginWithTheTimeAndAreCopied() {
        OpenedSession opened = open(Orders.open("demo", "alice"));
        String global = redis.peek.opsForValue().get(redis.keys.globalGeneration());
        String tenant = redis.peek.opsForValue().get(redis.keys.tenantGeneration("demo"));
        String user = redis.peek.opsForValue().get(redis.keys.userGeneration("demo", "alice"));

        assertThat(List.of(global, tenant, user)).containsOnly(Long.toString(opened.revision()));
        assertThat(redis.hash(redis.keys.session(opened.deviceSessionId())).get("generation"))
                .isEqualTo(global + "." + tenant + "." + user);
    }

    @Test
    void counterThatExistsIsCopiedAndKept() {
        redis.peek.opsForValue().set(redis.keys.globalGeneration(), "7");
        OpenedSession opened = open(Orders.open("demo", "alice"));

        assertThat(redis.peek.opsForValue().get(redis.keys.globalGeneration())).isEqualTo("7");
        assertThat(redis.hash(redis.keys.session(opened.deviceSessionId())).get("generation"))
                .startsWith("7.");
    }

    @Test
    void eventIsASnapshotThatGatewaysBelieve() throws Exception {
        OpenedSession opened = open(Orders.open("demo", "alice"));
        List<Map<String, String>> events = redis.stream(TestRedis.SESSION_EVENTS);

        assertThat(events).hasSize(1);
        assertThat(events.getFirst())
                .containsOnlyKeys(
                        "schema",
                        "event_id",
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
                        "jurisdiction",
                        "created_at_ms",
                        "expires_at_ms",
                        "revoked_at_ms",
                        "reason",
                        "actor",
                        "hmac");
        SessionSnapshot snapshot = (SessionSnapshot) SessionEvent.parse(bytes(events.getFirst()), Orders.KEYS);
        assertThat(snapshot.authentic()).isTrue();
        assertThat(snapshot.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(snapshot.revision()).isEqualTo(opened.revision());
        assertThat(snapshot.generation())
                .isEqualTo(new Generation(opened.revision(), opened.revision(), opened.revision()));
        assertThat(snapshot.deviceSessionId().text()).isEqualTo(opened.deviceSessionId());
    }

    @Test
    void indexLosesSessionsWhoseDeadlineHasPassed() {
        redis.peek.opsForZSet().add(redis.keys.userSessions("demo", "alice"), "long-gone", 1);
        OpenedSession opened = open(Orders.open("demo", "alice"));

        assertThat(redis.peek.opsForZSet().range(redis.keys.userSessions("demo", "alice"), 0, -1))
                .containsExactly(opened.deviceSessionId());
    }

    @Test
    void grantOfAnotherTimeIsLateAndNothingIsWritten() {
        OpenOrder order = Orders.open("demo", "alice");
        long now = System.currentTimeMillis();

        assertThat(run(order, now - 60_000)).containsExactly("late");
        assertThat(run(order, now + 60_000)).containsExactly("late");
        assertThat(redis.peek.keys("*")).isEmpty();
    }

    @Test
    void idThatIsTakenIsNotGivenAgain() {
        OpenOrder order = Orders.open("demo", "alice");
        redis.peek.opsForHash().put(RECORD, "status", "revoked");

        assertThat(run(order, System.currentTimeMillis())).containsExactly("id_taken");
    }

    @Test
    void refusalsLeaveNoTrace() {
        OpenOrder order = Orders.open("demo", "alice");
        redis.peek.opsForValue().set("t{0}", "1");

        assertThat(run(order, System.currentTimeMillis())).containsExactly("token_used");
        assertThat(redis.peek.keys("*")).containsExactly("t{0}");
    }

    private OpenedSession open(OpenOrder order) {
        return ((OpenOutcome.Opened) redis.store.open(order)).session();
    }

    private List<String> run(OpenOrder order, long createdAtMs) {
        List<String> arguments = new ArrayList<>(
                List.of("1", "phone", "ios", "phone/ios", "op", "1000", "1000", "1000", "5000", "1000", "1", "event"));
        order.grantAt(createdAtMs).seal(Orders.KEYS).forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return redis.scripts
                .open()
                .run(List.of(RECORD, "o{0}", "t{0}", "c{0}", "g{0}", "gt{0}", "gu{0}", "z{0}", "s{0}"), arguments);
    }

    private long ttl(String key) {
        return redis.peek.getExpire(key, TimeUnit.MILLISECONDS);
    }

    static Map<String, byte[]> bytes(Map<String, String> entry) {
        return entry.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().getBytes(StandardCharsets.UTF_8)));
    }
}
