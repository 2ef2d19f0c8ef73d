package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.session.fixture.Orders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BumpScriptTest {
    private final TestRedis redis = new TestRedis();
    private final String counter = redis.keys.userGeneration("demo", "alice");

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void counterRisesToTheTimeAndKeepsItsExpiry() {
        redis.store.open(Orders.open("demo", "alice"));
        long before = Long.parseLong(redis.peek.opsForValue().get(counter));
        long ttl = redis.peek.getExpire(counter, TimeUnit.SECONDS);

        List<String> answer = bump("op-1", "user/demo/alice");

        assertThat(answer.getFirst()).isEqualTo("bumped");
        assertThat(Long.parseLong(answer.get(1))).isGreaterThan(before);
        assertThat(redis.peek.opsForValue().get(counter)).isEqualTo(answer.get(1));
        assertThat(redis.peek.getExpire(counter, TimeUnit.SECONDS)).isBetween(ttl - 10, ttl);
    }

    @Test
    void counterRisesAlsoWhenTheClockStandsBehindIt() {
        redis.peek.opsForValue().set(counter, "9000000000000");

        assertThat(bump("op-1", "user/demo/alice")).containsExactly("bumped", "9000000000001");
    }

    @Test
    void missingCounterIsNotCreatedButTheBumpIsPublished() {
        bump("op-1", "user/demo/alice");

        assertThat(redis.peek.hasKey(counter)).isFalse();
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(1);
    }

    @Test
    void eventIsABumpThatGatewaysUnderstand() throws Exception {
        List<String> answer = bump("op-1", "user/demo/alice");
        Map<String, String> event = redis.stream(TestRedis.SESSION_EVENTS).getFirst();

        assertThat(event)
                .containsOnlyKeys("schema", "event_id", "scope", "tenant", "user_id", "generation", "reason", "actor");
        assertThat(SessionEvent.parse(OpenScriptTest.bytes(event), Orders.KEYS))
                .isEqualTo(new GenerationBump(GenerationScope.USER, "demo", "alice", Long.parseLong(answer.get(1))));
    }

    @Test
    void repeatedBumpIsAnsweredAlikeAndPublishesNothing() {
        redis.store.open(Orders.open("demo", "alice"));
        List<String> first = bump("op-1", "user/demo/alice");

        assertThat(bump("op-1", "user/demo/alice")).containsExactly("repeated", first.get(1));
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(2);
        assertThat(bump("op-1", "user/demo/bob")).containsExactly("conflict");
    }

    @Test
    void worksWhenRedisIsFull() {
        redis.store.open(Orders.open("demo", "alice"));
        redis.fillUp();

        assertThat(bump("op-1", "user/demo/alice")).startsWith("bumped");
    }

    private List<String> bump(String operation, String fingerprint) {
        return redis.scripts
                .bump()
                .run(
                        List.of(counter, "bump:{0}:" + operation, TestRedis.SESSION_EVENTS),
                        List.of(fingerprint, "60000", "user", "demo", "alice", "breach", "support-7", "1", "event-1"));
    }
}
