package dev.gatehouse.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.SentinelFixture;
import dev.gatehouse.common.service.StartupProblem;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// The shared client with real Sentinels.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelTest {
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final SentinelFixture servers = SentinelFixture.start(3);

    @AfterAll
    void close() {
        background.shutdownNow();
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"min-replicas-to-write,0", "min-replicas-max-lag,0", "min-replicas-max-lag,3"})
    void masterThatGoesOnWithoutItsReplicasIsRefused(String name, String value) {
        String before = configure(name, value);
        try {
            assertThatExceptionOfType(StartupProblem.class)
                    .isThrownBy(() -> connect(servers.sentinelAddresses()))
                    .withMessageStartingWith("TEST_REDIS_SENTINEL_ADDRS leads to a master with")
                    .withMessageContaining(name + " " + value);
        } finally {
            configure(name, before);
        }
    }

    @Test
    void sentinelsThatAreNotThereAreTold() {
        String nobody = "127.0.0.1:" + FreePorts.next();

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(List.of(nobody)))
                .withMessageStartingWith("TEST_REDIS_SENTINEL_ADDRS names gatehouse at " + nobody
                        + ", where no Sentinel leads to a master");
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(List.of("sentinel")))
                .withMessage("TEST_REDIS_SENTINEL_ADDRS must be host:port.");
    }

    @Test
    void masterThatHangsIsLeftForTheOneThatTheSentinelsName() throws Exception {
        try (SentinelFixture own = SentinelFixture.start(1)) {
            LettuceConnectionFactory factory = connect(own.sentinelAddresses(), own.password());
            CountDownLatch moved = new CountDownLatch(1);
            try (MasterWatch _ = new MasterWatch(endpoint(own.sentinelAddresses(), own.password()), factory)
                    .start(background, moved::countDown)) {
                assertThat(portOf(factory)).contains(own.first().port());

                own.first().freeze();
                own.awaitPromotion();

                await().atMost(Duration.ofSeconds(5))
                        .until(() -> portOf(factory).contains(own.second().port()));
                assertThat(moved.await(1, TimeUnit.SECONDS)).isTrue();
            } finally {
                factory.destroy();
                own.first().thaw();
            }
        }
    }

    private LettuceConnectionFactory connect(List<String> sentinels) {
        return connect(sentinels, servers.password());
    }

    private static LettuceConnectionFactory connect(List<String> sentinels, String password) {
        return SharedRedis.connect(
                "test.redis", endpoint(sentinels, password), ObservationRegistry.NOOP, new SimpleMeterRegistry());
    }

    private static RedisEndpoint endpoint(List<String> sentinels, String password) {
        return new RedisEndpoint(
                new RedisAddress.Sentinels(sentinels, SentinelFixture.MASTER_NAME), password, 0, "test");
    }

    private static List<Integer> portOf(LettuceConnectionFactory factory) {
        try (RedisConnection connection = factory.getConnection()) {
            Properties server =
                    Objects.requireNonNull(connection.serverCommands().info("server"));
            return List.of(Integer.valueOf(server.getProperty("tcp_port")));
        } catch (DataAccessException e) {
            return List.of();
        }
    }

    private String configure(String name, String value) {
        RedisClient client = RedisClient.create(servers.first().uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            String before =
                    Objects.requireNonNull(connection.sync().configGet(name).get(name));
            connection.sync().configSet(name, value);
            return before;
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
