package dev.gatehouse.session.redis;

import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.fixture.SentinelFixture;
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

    final RedisFixture server;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LettuceConnectionFactory connections;
    final Scripts scripts;
    final SessionKeys keys = new SessionKeys(new KeySpace("gatehouse:"));
    final RedisClient otherClient;
    /// A connection that the code under test knows nothing of.
    final RedisCommands<String, String> other;
    final StringRedisTemplate peek;
    final RedisSessionStore store;

    TestRedis() {
        this(RedisFixture.start());
    }

    private TestRedis(RedisFixture server) {
        this(server, new RedisAddress.Master(server.address()));
    }

    /// The master of these servers, found by its Sentinels.
    TestRedis(SentinelFixture servers) {
        this(servers.first(), new RedisAddress.Sentinels(servers.sentinelAddresses(), SentinelFixture.MASTER_NAME));
    }

    private TestRedis(RedisFixture server, RedisAddress address) {
        this.server = server;
        RedisEndpoint endpoint = new RedisEndpoint(address, server.password(), 0, "test");
        connections = SharedRedis.connect(RedisSettings.PREFIX, endpoint, ObservationRegistry.NOOP, meters);
        scripts = Scripts.of(connections, new SessionMetrics(meters));
        otherClient = RedisClient.create(server.uri());
        other = otherClient.connect().sync();
        peek = new StringRedisTemplate(connections);
        store = new RedisSessionStore(
                scripts,
                keys,
                SESSION_EVENTS,
                Orders.KEYS,
                new RecordReader(Orders.KEYS, new SessionMetrics(meters)),
                new Replication(connections, endpoint));
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
