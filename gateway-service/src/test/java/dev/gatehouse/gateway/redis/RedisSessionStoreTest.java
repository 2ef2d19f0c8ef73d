package dev.gatehouse.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.SessionStoreContract;
import dev.gatehouse.gateway.fixture.Linked;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSessionStoreTest implements SessionStoreContract {
    private final TestRedis redis = new TestRedis();
    private final Linked linked = new Linked(redis);
    private final RedisSessionStore store = new RedisSessionStore(linked.link(), TestRedis.SPACE, TestDevice.KEYS);

    @AfterEach
    void close() {
        linked.close();
        redis.close();
    }

    @Test
    void recordThatCanNotBeUnderstoodCountsAsAbsent() throws Exception {
        TestDevice device = TestDevice.of("anna");
        String key = TestRedis.SPACE.key("session", device.id().text());
        Map<String, String> breaches = Map.of(
                "status", "half-open",
                "generation", "1.1",
                "idle_expires_at_ms", "soon",
                "client_public_key", "AAAA",
                "key_alg", "RSA");
        for (Map.Entry<String, String> breach : breaches.entrySet()) {
            redis.open(device);
            redis.commands().hset(key, breach.getKey(), TestRedis.bytes(breach.getValue()));
            assertThat(store.find(device.id())).as(breach.getKey()).isEmpty();
        }
    }

    @Test
    void recordOfAnotherSessionUnderThisIdIsNotAuthentic() throws Exception {
        TestDevice device = TestDevice.of("anna");
        TestDevice other = TestDevice.of("anna");
        redis.open(other);
        redis.commands()
                .rename(
                        TestRedis.SPACE.key("session", other.id().text()),
                        TestRedis.SPACE.key("session", device.id().text()));

        assertThat(store.find(device.id()).orElseThrow().authentic()).isFalse();
    }

    @Test
    void scriptIsLoadedAgainWhereRedisForgotIt() throws Exception {
        TestDevice device = TestDevice.of("anna");
        redis.open(device);
        assertThat(store.find(device.id())).isPresent();

        redis.commands().scriptFlush();

        assertThat(store.find(device.id())).isPresent();
    }

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void open(TestDevice device) {
        redis.open(device);
    }

    @Override
    public void openUntil(TestDevice device, Duration idle) {
        redis.openUntil(device, TestRedis.in(idle));
    }

    @Override
    public void end(TestDevice device, SessionStatus status) {
        redis.open(device);
        redis.setStatus(device, status);
    }

    @Override
    public void forge(TestDevice device) {
        redis.forge(device);
    }

    @Override
    public void bump(TestDevice device) {
        redis.bumpUser(device);
    }

    @Override
    public void loseCounters(TestDevice device) {
        redis.loseUserCounter(device);
    }

    @Override
    public void takeAway() {
        redis.server().kill();
    }
}
