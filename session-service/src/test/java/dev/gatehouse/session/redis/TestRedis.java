package dev.gatehouse.session.redis;

import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.redis.RedisEndpoint;
import dev.gatehouse.common.redis.SharedRedis;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/// A real Redis, the store and the scripts on it, and a way to look at the keys.
final class TestRedis implements AutoCloseable {
    static final String SESSION_EVENTS = "gatehouse:session-events:{0}";
    static final String CLIENT_EVENTS = "gatehouse:client-events:{0}";

    final RedisFixture server = RedisFixture.start();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LettuceConnectionFactory connections = connect();
    final Scripts scripts = Scripts.of(connections, new SessionMetrics(meters));
    final SessionKeys keys = new SessionKeys(new KeySpace("gatehouse:"));
    final RedisClient otherClient = RedisClient.create(server.uri());
    /// A connection that the code under test knows nothing of.
    final RedisCommands<String, String> other = otherClient.connect().sync();
    final StringRedisTemplate peek = new StringRedisTemplate(connections);
    final RedisSessionStore store = new RedisSessionStore(
            scripts, keys, SESSION_EVENTS, Orders.KEYS, new RecordReader(Orders.KEYS, new SessionMetrics(meters)));

    private LettuceConnectionFactory connect() {
        return SharedRedis.connect(
                RedisSettings.PREFIX,
                new RedisEndpoint(new RedisAddress.Master(server.address()), server.password(), 0, "test"),
                ObservationRegistry.NOOP,
                meters);
    }

    Map<String, String> hash(String key) {
        return peek.<String, String>opsForHash().entries(key);
    }

    /// Every entry of a stream, oldest first.
    List<Map<String, String>> stream(String key) {
        return peek.<String, String>opsForStream().range(key, Range.unbounded()).stream()
                .map(entry -> entry.getValue().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .toList();
    }

    /// Leaves Redis no room for a single byte more.
    void fillUp() {
        other.configSet("maxmemory", "1");
    }

    @Override
    public void close() {
        connections.destroy();
        otherClient.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        server.close();
    }
}
