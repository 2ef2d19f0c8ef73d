package dev.gatehouse.common.redis;

import io.lettuce.core.RedisException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/// Whether Redis answers a PING, for `/health/deps`. It never makes a process unready.
public final class RedisHealth implements HealthIndicator {
    private final RedisConnectionFactory redis;

    public RedisHealth(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try (RedisConnection connection = redis.getConnection()) {
            return "PONG".equals(connection.ping())
                    ? Health.up().build()
                    : Health.down().build();
        } catch (DataAccessException | RedisException e) {
            return Health.down()
                    .withDetail("error", e.getClass().getSimpleName())
                    .build();
        }
    }
}
