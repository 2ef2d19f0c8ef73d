package dev.gatehouse.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.gateway.access.ReplayStore;
import dev.gatehouse.gateway.access.ReplayStoreContract;
import dev.gatehouse.gateway.fixture.Linked;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.KeyScanArgs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisReplayStoreTest implements ReplayStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestRedis redis = new TestRedis();
    private final Linked linked = new Linked(redis);
    private final RedisReplayStore store = new RedisReplayStore(linked.link(), TestRedis.SPACE);

    @AfterEach
    void close() {
        linked.close();
        redis.close();
    }

    @Test
    void keyLivesInThePartitionsSlotAndForItsTime() throws Exception {
        store.reserve(TestDevice.of("anna").id(), new byte[16], MINUTE);

        List<String> keys = replayKeys();
        assertThat(keys).singleElement().asString().startsWith("gatehouse:replay:{0}:ds1.");
        assertThat(redis.commands().pttl(keys.getFirst())).isBetween(50_000L, 60_000L);
    }

    @Test
    void reservationWhoseAnswerCameTooLateIsFoundToBeItsOwn() throws Exception {
        // Longer than a command may take, shorter than two.
        redis.commands().clientPause(2_500);

        assertThat(store.reserve(TestDevice.of("anna").id(), new byte[16], MINUTE))
                .isTrue();
        assertThat(replayKeys()).hasSize(1);
    }

    private List<String> replayKeys() {
        return redis.commands()
                .scan(KeyScanArgs.Builder.matches("*replay*").limit(1_000))
                .getKeys();
    }

    @Override
    public ReplayStore store() {
        return store;
    }

    @Override
    public void letPass(Duration time) {
        await().until(() -> replayKeys().isEmpty());
    }

    @Override
    public void takeAway() {
        redis.server().kill();
    }
}
