package dev.gatehouse.session.redis;

import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.redis.RedisEndpoint;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/// Whether what was written is at a replica, too, so that a failover can't forget it.
///
/// Where there is one Redis nobody is asked.
final class Replication {
    private static final int REPLICAS = 1;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final RedisConnectionFactory redis;
    private final boolean replicated;

    Replication(RedisConnectionFactory redis, RedisEndpoint endpoint) {
        this.redis = redis;
        this.replicated = endpoint.address() instanceof RedisAddress.Sentinels;
    }

    /// Waits until a replica has all that was written before on the shared connection.
    ///
    /// @return false when none said so in time
    boolean isConfirmed() {
        if (!replicated) {
            return true;
        }
        try (RedisConnection connection = redis.getConnection()) {
            long replicas = ((BaseRedisAsyncCommands<?, ?>) connection.getNativeConnection())
                    .waitForReplication(REPLICAS, WAIT.toMillis())
                    .toCompletableFuture()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return replicas >= REPLICAS;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
