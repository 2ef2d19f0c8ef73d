package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevokeScriptTest {
    private final TestRedis redis = new TestRedis();
    private final OpenOrder order = Orders.open("demo", "alice");
    private final String record = redis.keys.session(order.id().text());

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void tombstoneKeepsTheKeyAndSaysWhoAndWhy() {
        redis.store.open(order);
        long ttl = redis.peek.getExpire(record, TimeUnit.SECONDS);
        String publicKey = redis.hash(record).get("client_public_key");

        List<String> answer = revoke("*");

        assertThat(redis.hash(record))
                .containsEntry("status", "revoked")
                .containsEntry("revision", answer.get(2))
                .containsEntry("reason", "lost_device")
                .containsEntry("actor", "support-7")
                .containsEntry("last_operation_id", "op-1")
                .containsEntry("last_operation_result", "revoked." + answer.get(2))
                .containsEntry("client_public_key", publicKey)
                .containsKey("revoked_at_ms");
        assertThat(redis.peek.getExpire(record, TimeUnit.SECONDS)).isBetween(ttl - 10, ttl);
    }

    @Test
    void eventIsASnapshotOfTheEnd() throws Exception {
        redis.store.open(order);
        List<String> answer = revoke("demo");
        List<Map<String, String>> events = redis.stream(TestRedis.SESSION_EVENTS);

        assertThat(events).hasSize(2);
        assertThat(events.get(1).keySet()).isEqualTo(events.get(0).keySet());
        assertThat(events.get(1))
                .containsEntry("reason", "lost_device")
                .containsEntry("actor", "support-7")
                .containsEntry("revoked_at_ms", redis.hash(record).get("revoked_at_ms"));
        SessionSnapshot snapshot =
                (SessionSnapshot) SessionEvent.parse(OpenScriptTest.bytes(events.get(1)), Orders.KEYS);
        assertThat(snapshot.authentic()).isTrue();
        assertThat(snapshot.status()).isEqualTo(SessionStatus.REVOKED);
        assertThat(snapshot.revision()).isEqualTo(Long.parseLong(answer.get(2)));
    }

    @Test
    void repeatedRevokePublishesNothing() {
        redis.store.open(order);
        List<String> first = revoke("*");

        assertThat(revoke("*")).containsExactly("unchanged", "revoked", first.get(2));
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(2);
    }

    @Test
    void revisionRisesAlsoWhenTheClockStandsBehindIt() {
        redis.store.open(order);
        redis.peek.opsForHash().put(record, "revision", "9000000000000");

        assertThat(revoke("*")).containsExactly("ended", "revoked", "9000000000001");
    }

    @Test
    void otherTenantsSessionIsUnknownAndUntouched() {
        redis.store.open(order);

        assertThat(revoke("other")).containsExactly("unknown");
        assertThat(redis.hash(record)).containsEntry("status", "active");
    }

    @Test
    void damagedRecordCanStillBeRevoked() {
        redis.store.open(order);
        redis.peek.opsForHash().delete(record, "hmac", "revision", "generation");

        assertThat(revoke("*")).startsWith("ended", "revoked");
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(2);
    }

    @Test
    void worksWhenRedisIsFull() {
        redis.store.open(order);
        redis.fillUp();

        assertThat(redis.store.open(Orders.open("demo", "bob"))).asString().contains("SERVICE_UNAVAILABLE");
        assertThat(revoke("*")).startsWith("ended", "revoked");
    }

    private List<String> revoke(String tenant) {
        return redis.scripts
                .revoke()
                .run(
                        List.of(record, TestRedis.SESSION_EVENTS),
                        List.of(tenant, "op-1", "lost_device", "support-7", "1", "event-1"));
    }
}
