package dev.gatehouse.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.service.StartupProblem;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class SharedRedisTest {
    private static final byte[] KEY = "counter".getBytes(StandardCharsets.US_ASCII);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RedisFixture redis = RedisFixture.start();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void goodRedisIsUsedAndMeasured() {
        LettuceConnectionFactory factory = connect(redis.address(), redis.password());

        assertThat(increment(factory)).isEqualTo(1);
        assertThat(increment(factory)).isEqualTo(2);
        assertThat(meters.find("lettuce.command.completion").timers()).isNotEmpty();
        factory.destroy();
    }

    @Test
    void wrongPasswordIsToldWithoutTheRightOrTheWrongOne() {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(redis.address(), "guessed-password"))
                .withMessageStartingWith("TEST_REDIS_MASTER_ADDR names " + redis.address()
                        + ", where no Redis answers a PING with this password: WRONGPASS")
                .satisfies(problem -> assertThat(problem.getMessage())
                        .doesNotContain("guessed-password")
                        .doesNotContain(redis.password())
                        .doesNotContain("\n"));
    }

    @Test
    void redisThatIsNotThereIsToldWithinSeconds() {
        String address = "127.0.0.1:" + FreePorts.next();
        Instant before = Instant.now();

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(address, "any"))
                .withMessageStartingWith("TEST_REDIS_MASTER_ADDR names " + address + ", where no Redis answers")
                .withMessageEndingWith("Start it, or correct the address or the password.");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"allkeys-lru", "volatile-ttl"})
    void redisThatWouldDropDataIsRefused(String policy) {
        operator(commands -> commands.configSet("maxmemory-policy", policy));

        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(redis.address(), redis.password()))
                .withMessage("TEST_REDIS_MASTER_ADDR names a Redis whose maxmemory-policy is " + policy
                        + ": it would drop sessions and events. Set it to noeviction.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", "localhost:port", ":"})
    void addressOfAnotherFormIsRefused(String address) {
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> connect(address, "any"))
                .withMessage("TEST_REDIS_MASTER_ADDR must be host:port.");
    }

    @Test
    void commandUnderWayWhenTheConnectionBreaksIsNotSentAgain() {
        LettuceConnectionFactory factory = connect(redis.address(), redis.password());
        assertThat(increment(factory)).isEqualTo(1);
        pauseWrites();
        CompletableFuture<Throwable> outcome =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> increment(factory)));
        await("the command at the server").until(this::holdsACommandBack);

        redis.kill();
        redis.restart();

        assertThat(outcome.join()).as("what the caller was told").isInstanceOf(DataAccessException.class);
        await("the connection").until(() -> counter(factory).isPresent());
        assertThat(counter(factory))
                .as("the command had no effect, then or later")
                .contains("1");
        assertThat(increment(factory)).isEqualTo(2);
        factory.destroy();
    }

    @Test
    void commandsAreRefusedAtOnceWhileRedisIsDownAndServedSoonAfter() {
        LettuceConnectionFactory factory = connect(redis.address(), redis.password());
        assertThat(increment(factory)).isEqualTo(1);
        redis.kill();
        await("the loss").until(() -> catchThrowable(() -> increment(factory)) != null);

        Instant before = Instant.now();
        for (int i = 0; i < 20; i++) {
            assertThat(catchThrowable(() -> increment(factory))).isInstanceOf(DataAccessException.class);
        }
        assertThat(Duration.between(before, Instant.now()))
                .as("twenty refusals; queued commands would take 2 s each")
                .isLessThan(Duration.ofSeconds(2));

        redis.restart();
        await("the connection")
                .atMost(Duration.ofSeconds(5))
                .until(() -> counter(factory).isPresent());
        assertThat(increment(factory)).as("refused commands left no trace").isEqualTo(2);
        factory.destroy();
    }

    private LettuceConnectionFactory connect(String address, String password) {
        return SharedRedis.connect(
                "test.redis",
                new RedisEndpoint(new RedisAddress.Master(address), password, 0, "test"),
                ObservationRegistry.NOOP,
                meters);
    }

    private static long increment(LettuceConnectionFactory factory) {
        try (RedisConnection connection = factory.getConnection()) {
            return Objects.requireNonNull(connection.stringCommands().incr(KEY));
        }
    }

    private static Optional<String> counter(LettuceConnectionFactory factory) {
        try (RedisConnection connection = factory.getConnection()) {
            return Optional.ofNullable(connection.stringCommands().get(KEY))
                    .map(value -> new String(value, StandardCharsets.US_ASCII));
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    /// What an operator does on a connection of his own.
    private <T> T operator(Function<RedisCommands<String, String>, T> work) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return work.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private void pauseWrites() {
        operator(commands -> commands.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(60_000).add("WRITE")));
    }

    private boolean holdsACommandBack() {
        return operator(commands -> commands.info("clients")).contains("blocked_clients:1");
    }
}
