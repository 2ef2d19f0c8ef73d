package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.redis.RedisEndpoint;
import dev.gatehouse.common.redis.RedisHealth;
import dev.gatehouse.common.redis.SharedRedis;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.stream.EventEncoder;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.Hub;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Wires what lies in Redis.
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    @Bean(destroyMethod = "destroy")
    LettuceConnectionFactory redisConnectionFactory(
            GatewaySettings settings, ObservationRegistry observations, MeterRegistry meters) {
        GatewaySettings.Redis redis = settings.redis();
        RedisEndpoint endpoint = new RedisEndpoint(redis.masterAddr(), redis.password(), redis.db(), "gateway-service");
        return SharedRedis.connect("gateway.redis", endpoint, observations, meters);
    }

    @Bean
    RedisLink redisLink(LettuceConnectionFactory factory) {
        return new RedisLink((RedisClient) factory.getRequiredNativeClient());
    }

    @Bean
    KeySpace keySpace(GatewaySettings settings) {
        return new KeySpace(settings.redis().keyPrefix());
    }

    @Bean
    StreamKeys streamKeys(GatewaySettings settings) {
        return new StreamKeys(settings.sessionEventsRedisStream(), settings.clientEventsRedisStream());
    }

    @Bean
    RedisSessionStore sessionStore(RedisLink redis, KeySpace space, PlatformKeys keys) {
        return new RedisSessionStore(redis, space, keys);
    }

    @Bean
    RedisReplayStore replayStore(RedisLink redis, KeySpace space) {
        return new RedisReplayStore(redis, space);
    }

    @Bean
    LogSearch logSearch(RedisLink redis, StreamKeys streams) {
        return new LogSearch(redis, streams);
    }

    @Bean
    StreamMetrics streamMetrics(MeterRegistry meters, ObservationRegistry observations, InstantSource clock) {
        return new StreamMetrics(meters, observations, clock);
    }

    @Bean
    EntryDispatcher entryDispatcher(
            PlatformKeys keys,
            SessionView sessions,
            Gatekeeper gatekeeper,
            Hub hub,
            EventEncoder encoder,
            StreamMetrics metrics,
            InstantSource clock) {
        return new EntryDispatcher(keys, sessions, gatekeeper, hub, encoder, metrics, clock);
    }

    @Bean
    StreamFollower streamFollower(
            RedisLink redis,
            KeySpace space,
            StreamKeys keys,
            EntryDispatcher dispatcher,
            Freshness freshness,
            ScheduledExecutorService pulse) {
        StreamReader reader = new StreamReader(redis, keys, dispatcher, freshness, WindowLimits.DEFAULT.age());
        return new StreamFollower(reader, new MarkWriter(redis, space, keys), pulse);
    }

    @Bean
    RedisHealth redisHealthIndicator(LettuceConnectionFactory factory) {
        return new RedisHealth(factory);
    }

    @Bean
    HealthIndicator readerHealthIndicator(Freshness freshness) {
        return () -> (freshness.isFresh() ? Health.up() : Health.down())
                .withDetail("lastMarkAgeMs", freshness.age().toMillis())
                .build();
    }
}
