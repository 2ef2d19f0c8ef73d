package dev.gatehouse.common.redis;

import dev.gatehouse.common.service.StartupProblem;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
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
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Builds a service's only Redis client and proves at the start that it can be used.
///
/// Commands are sent at most once: one that was under way when the connection broke fails instead of being sent again
/// (Lettuce would), and while there is no connection commands fail at once instead of queueing. The caller knows what
/// may be repeated. With Sentinel each connection that is made, or made again, asks for the master first; what leaves
/// a master that still answers is [MasterWatch].
public final class SharedRedis {
    /// How long a command may take. Blocking reads must wait for less.
    public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    // Lettuce would wait up to 30 s once Redis has been away for a while.
    private static final Duration MIN_RECONNECT = Duration.ofMillis(50);
    private static final Duration MAX_RECONNECT = Duration.ofSeconds(1);
    private static final int MAX_QUEUED_COMMANDS = 100_000;

    private SharedRedis() {}

    /// Connects, sends one PING, and reads version, eviction policy and, with Sentinel, what the master asks of its
    /// replicas.
    ///
    /// @param propertyPrefix where the settings stand, such as `gateway.redis`
    /// @throws StartupProblem when Redis can't be reached or would lose data that was acknowledged
    public static LettuceConnectionFactory connect(
            String propertyPrefix, RedisEndpoint endpoint, ObservationRegistry observations, MeterRegistry meters) {
        LettuceConnectionFactory factory = factory(propertyPrefix, endpoint, client(endpoint, observations, meters));
        factory.setShareNativeConnection(true);
        factory.afterPropertiesSet();
        factory.start();
        try {
            new StartCheck(propertyPrefix, endpoint).run(factory);
        } catch (StartupProblem e) {
            factory.destroy();
            throw e;
        }
        return factory;
    }

    private static LettuceConnectionFactory factory(
            String propertyPrefix, RedisEndpoint endpoint, LettuceClientConfiguration client) {
        return switch (endpoint.address()) {
            case RedisAddress.Master master ->
                new LettuceConnectionFactory(standalone(propertyPrefix, master, endpoint), client);
            case RedisAddress.Sentinels sentinels ->
                new LettuceConnectionFactory(sentinel(propertyPrefix, sentinels, endpoint), client);
        };
    }

    private static RedisStandaloneConfiguration standalone(
            String propertyPrefix, RedisAddress.Master master, RedisEndpoint endpoint) {
        RedisNode node = node(propertyPrefix, master, master.address());
        RedisStandaloneConfiguration server =
                new RedisStandaloneConfiguration(node.getRequiredHost(), node.getPortOr(0));
        server.setPassword(endpoint.password());
        server.setDatabase(endpoint.database());
        return server;
    }

    private static RedisSentinelConfiguration sentinel(
            String propertyPrefix, RedisAddress.Sentinels sentinels, RedisEndpoint endpoint) {
        RedisSentinelConfiguration servers = new RedisSentinelConfiguration();
        servers.master(sentinels.masterName());
        sentinels.addresses().forEach(address -> servers.addSentinel(node(propertyPrefix, sentinels, address)));
        servers.setPassword(endpoint.password());
        servers.setDatabase(endpoint.database());
        return servers;
    }

    private static RedisNode node(String propertyPrefix, RedisAddress setting, String address) {
        int colon = address.lastIndexOf(':');
        try {
            String host = address.substring(0, colon);
            int port = Integer.parseInt(address, colon + 1, address.length(), 10);
            if (host.isEmpty() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(address);
            }
            return new RedisNode(host, port);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new StartupProblem(propertyPrefix + "." + setting.setting(), "must be host:port.", e);
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
                .tracing(new RequestTracing(new MicrometerTracing(observations, endpoint.clientName())))
                .commandLatencyRecorder(new MicrometerCommandLatencyRecorder(meters, MicrometerOptions.create()))
                .build();
        return LettuceClientConfiguration.builder()
                .clientName(endpoint.clientName())
                .clientOptions(options)
                .clientResources(resources)
                .commandTimeout(COMMAND_TIMEOUT)
                .build();
    }
}
