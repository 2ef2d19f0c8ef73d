package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.redis.RedisEndpoint;
import dev.gatehouse.common.redis.SharedRedis;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// The service's own link to a test's Redis, built as the service builds it.
final class Linked implements AutoCloseable {
    private final LettuceConnectionFactory factory;
    private final RedisLink link;

    Linked(TestRedis redis) {
        RedisEndpoint endpoint = new RedisEndpoint(
                new RedisAddress.Master(redis.server().address()),
                redis.server().password(),
                0,
                "gateway-service");
        factory = SharedRedis.connect("gateway.redis", endpoint, ObservationRegistry.NOOP, new SimpleMeterRegistry());
        link = new RedisLink((RedisClient) factory.getRequiredNativeClient());
    }

    RedisLink link() {
        return link;
    }

    @Override
    public void close() {
        link.close();
        factory.destroy();
    }
}
