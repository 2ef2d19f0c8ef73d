package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.redis.MasterWatch;
import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.redis.RedisEndpoint;
import dev.gatehouse.common.redis.RedisHealth;
import dev.gatehouse.common.redis.SharedRedis;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Wires what lies in Redis.
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    private static final String PREFIX = "gateway.redis";

    @Bean
    RedisEndpoint redisEndpoint(GatewaySettings settings) {
        GatewaySettings.Redis redis = settings.redis();
        RedisAddress address =
                RedisAddress.of(PREFIX, redis.masterAddr(), redis.sentinelAddrs(), redis.sentinelMaster());
        return new RedisEndpoint(address, redis.password(), redis.db(), "gateway-service");
    }

    @Bean(destroyMethod = "destroy")
    LettuceConnectionFactory redisConnectionFactory(
            RedisEndpoint endpoint, ObservationRegistry observations, MeterRegistry meters) {
        return SharedRedis.connect(PREFIX, endpoint, observations, meters);
    }

    @Bean
    MasterWatch masterWatch(RedisEndpoint endpoint, LettuceConnectionFactory factory) {
        return new MasterWatch(endpoint, factory);
    }

    /// Made after the watch has noted who the master is.
    @Bean
    RedisLink redisLink(LettuceConnectionFactory factory, MasterWatch watch, ScheduledExecutorService pulse) {
        RedisLink link = new RedisLink((RedisClient) factory.getRequiredNativeClient());
        watch.start(pulse, link::renew);
        return link;
    }

    @Bean
    KeySpace keySpace(GatewaySettings settings) {
        return new KeySpace(settings.redis().keyPrefix());
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
    LogSearch logSearch(RedisLink redis, GatewaySettings settings) {
        return new LogSearch(redis, settings.sessionEventsRedisStream(), settings.clientEventsRedisStream());
    }

    @Bean
    RedisHealth redisHealthIndicator(LettuceConnectionFactory factory) {
        return new RedisHealth(factory);
    }
}
