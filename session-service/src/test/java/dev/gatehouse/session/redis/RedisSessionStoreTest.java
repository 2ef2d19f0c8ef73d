package dev.gatehouse.session.redis;

import dev.gatehouse.session.fixture.SessionStoreContract;
import dev.gatehouse.session.lifecycle.SessionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisSessionStoreTest implements SessionStoreContract {
    private static TestRedis redis;

    @BeforeAll
    static void start() {
        redis = new TestRedis();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Override
    public SessionStore store() {
        return redis.store;
    }
}
