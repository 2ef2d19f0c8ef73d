package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.ReadOutcome;
import dev.gatehouse.session.lifecycle.Revocation;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What callers are told when Redis is away, and that nothing runs twice when it comes back.
class RedisOutageTest {
    private final TestRedis redis = new TestRedis();
    private final OpenOrder order = Orders.open("demo", "alice");

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void nothingWasSentWhileThereIsNoConnection() {
        redis.store.open(order);
        redis.server.kill();
        await().untilAsserted(() ->
                assertThat(reason(redis.store.read(order.id()))).isEqualTo(ErrorReason.SERVICE_UNAVAILABLE));

        await().untilAsserted(() -> assertThat(reason(revoke())).isEqualTo(ErrorReason.SERVICE_UNAVAILABLE));
        assertThat(reason(redis.store.open(Orders.open("demo", "bob")))).isEqualTo(ErrorReason.SERVICE_UNAVAILABLE);
    }

    @Test
    void sessionsAreServedAgainAfterARestartWithoutScripts() {
        redis.store.open(order);
        redis.server.kill();
        redis.server.restart();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(redis.store.read(order.id()))
                        .isInstanceOfSatisfying(
                                ReadOutcome.Found.class,
                                found -> assertThat(found.session().isValid()).isTrue()));
    }

    @Test
    void revokeThatWasNotAnsweredInTimeHasAnUnknownOutcomeAndMayBeRepeated() {
        redis.store.open(order);
        pause(3_000);

        assertThat(reason(revoke())).isEqualTo(ErrorReason.OUTCOME_UNKNOWN);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(revoke()).isInstanceOf(RevokeOutcome.Ended.class));
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(2);
    }

    @Test
    void scriptUnderWayWhenTheConnectionBreaksIsNotSentAgain() {
        redis.store.open(order);
        pause(1_500);
        CompletableFuture<RevokeOutcome> revoke = CompletableFuture.supplyAsync(this::revoke);
        await().until(() -> redis.other
                .clientList()
                .lines()
                .anyMatch(line -> line.contains("name=test") && line.contains("flags=b")));
        redis.other.clientKill(address(redis.other.clientList()));

        assertThat(reason(revoke.join())).isEqualTo(ErrorReason.OUTCOME_UNKNOWN);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(redis.store.read(order.id()))
                        .isInstanceOfSatisfying(
                                ReadOutcome.Found.class,
                                found -> assertThat(found.session().isValid()).isTrue()));
        assertThat(redis.stream(TestRedis.SESSION_EVENTS)).hasSize(1);
    }

    @Test
    void errorOfAScriptIsABugAndNotAnOutage() {
        redis.peek.opsForValue().set(redis.keys.session(order.id().text()), "not a hash");

        assertThat(reason(revoke())).isEqualTo(ErrorReason.INTERNAL_ERROR);
    }

    private void pause(int millis) {
        redis.other.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(millis).add("WRITE"));
    }

    private static String address(String clientList) {
        return clientList
                .lines()
                .filter(line -> line.contains("name=test"))
                .map(line -> line.replaceAll(".* addr=(\\S+) .*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private RevokeOutcome revoke() {
        return redis.store.revoke(new Revocation(order.id(), "demo", Orders.why()));
    }

    private static ErrorReason reason(Object outcome) {
        return switch (outcome) {
            case OpenOutcome.Refused refused -> refused.reason();
            case RevokeOutcome.Refused refused -> refused.reason();
            case ReadOutcome.Refused refused -> refused.reason();
            default -> throw new AssertionError(outcome);
        };
    }
}
