package dev.gatehouse.common.redis;

import dev.gatehouse.common.service.StartupProblem;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.MicrometerCommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.tracing.MicrometerTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Builds a service's only Redis client and proves at the start that it can be used.
///
/// Commands are sent at most once: one that was under way when the connection broke fails instead of being sent again
/// (Lettuce would), and while there is no connection commands fail at once instead of queueing. The caller knows what
/// may be repeated.
public final class SharedRedis {
    /// How long a command may take. Blocking reads must wait for less.
    public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    // Lettuce would wait up to 30 s once Redis has been away for a while.
    private static final Duration MIN_RECONNECT = Duration.ofMillis(50);
    private static final Duration MAX_RECONNECT = Duration.ofSeconds(1);
    private static final int MAX_QUEUED_COMMANDS = 100_000;

    private SharedRedis() {}

    /// Connects, sends one PING and reads the eviction policy.
    ///
    /// @param propertyPrefix where the settings stand, such as `gateway.redis`
    /// @throws StartupProblem when Redis can't be reached or would drop data under memory pressure
    public static LettuceConnectionFactory connect(
            String propertyPrefix, RedisEndpoint endpoint, ObservationRegistry observations, MeterRegistry meters) {
        LettuceConnectionFactory factory =
                new LettuceConnectionFactory(server(propertyPrefix, endpoint), client(endpoint, observations, meters));
        factory.setShareNativeConnection(true);
        factory.afterPropertiesSet();
        factory.start();
        try {
            check(propertyPrefix, endpoint, factory);
        } catch (StartupProblem e) {
            factory.destroy();
            throw e;
        }
        return factory;
    }

    private static RedisStandaloneConfiguration server(String propertyPrefix, RedisEndpoint endpoint) {
        int colon = endpoint.address().lastIndexOf(':');
        try {
            RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(
                    endpoint.address().substring(0, colon),
                    Integer.parseInt(
                            endpoint.address(), colon + 1, endpoint.address().length(), 10));
            server.setPassword(endpoint.password());
            server.setDatabase(endpoint.database());
            return server;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new StartupProblem(propertyPrefix + ".master-addr", "must be host:port.", e);
        }
    }

    private static LettuceClientConfiguration client(
            RedisEndpoint endpoint, ObservationRegistry observations, MeterRegistry meters) {
        ClientOptions options = ClientOptions.builder()
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_QUEUED_COMMANDS)
                .replayFilter(command -> true)
                .build();
        ClientResources resources = ClientResources.builder()
                .reconnectDelay(Delay.fullJitter(MIN_RECONNECT, MAX_RECONNECT, 50, TimeUnit.MILLISECONDS))
                .tracing(new MicrometerTracing(observations, endpoint.clientName()))
                .commandLatencyRecorder(new MicrometerCommandLatencyRecorder(meters, MicrometerOptions.create()))
                .build();
        return LettuceClientConfiguration.builder()
                .clientName(endpoint.clientName())
                .clientOptions(options)
                .clientResources(resources)
                .commandTimeout(COMMAND_TIMEOUT)
                .build();
    }

    private static void check(String propertyPrefix, RedisEndpoint endpoint, LettuceConnectionFactory factory) {
        try (RedisConnection connection = factory.getConnection()) {
            connection.ping();
            Properties policy = connection.serverCommands().getConfig("maxmemory-policy");
            String value = policy == null ? "unknown" : policy.getProperty("maxmemory-policy", "unknown");
            if (!value.equals("noeviction")) {
                throw new StartupProblem(
                        propertyPrefix + ".master-addr",
                        "names a Redis whose maxmemory-policy is " + value
                                + ": it would drop sessions and events. Set it to noeviction.");
            }
        } catch (DataAccessException | RedisException e) {
            throw new StartupProblem(
                    propertyPrefix + ".master-addr",
                    "names " + endpoint.address()
                            + ", where no Redis answers a PING with this password: " + reason(e)
                            + ". Start it, or correct the address or the password.",
                    e);
        }
    }

    private static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
