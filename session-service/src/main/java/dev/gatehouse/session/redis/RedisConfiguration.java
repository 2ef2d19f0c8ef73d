package dev.gatehouse.session.redis;

import dev.gatehouse.common.redis.MasterWatch;
import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.redis.RedisEndpoint;
import dev.gatehouse.common.redis.RedisHealth;
import dev.gatehouse.common.redis.SharedRedis;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.session.lifecycle.SessionStore;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Wires the one Redis client, the store and the trimming of the streams.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RedisSettings.class, StreamSettings.class})
class RedisConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConfiguration.class);

    @Bean
    RedisEndpoint redisEndpoint(RedisSettings settings, ServiceDescriptor service) {
        RedisAddress address = RedisAddress.of(
                RedisSettings.PREFIX, settings.masterAddr(), settings.sentinelAddrs(), settings.sentinelMaster());
        return new RedisEndpoint(address, settings.password(), settings.db(), service.name());
    }

    @Bean(destroyMethod = "destroy")
    LettuceConnectionFactory redisConnectionFactory(
            RedisEndpoint endpoint, ObservationRegistry observations, MeterRegistry meters) {
        return SharedRedis.connect(RedisSettings.PREFIX, endpoint, observations, meters);
    }

    @Bean
    MasterWatch masterWatch(
            RedisEndpoint endpoint, LettuceConnectionFactory redis, ScheduledExecutorService background) {
        return new MasterWatch(endpoint, redis).start(background, () -> SessionLog.MASTER_MOVED.log(LOG));
    }

    @Bean
    RedisHealth redisHealthIndicator(LettuceConnectionFactory redis) {
        return new RedisHealth(redis);
    }

    @Bean
    Scripts scripts(LettuceConnectionFactory redis, SessionMetrics metrics) {
        return Scripts.of(redis, metrics);
    }

    @Bean
    Replication replication(LettuceConnectionFactory redis, RedisEndpoint endpoint) {
        return new Replication(redis, endpoint);
    }

    @Bean
    SessionStore sessionStore(
            Scripts scripts,
            RedisSettings settings,
            StreamSettings streams,
            PlatformKeys platformKeys,
            SessionMetrics metrics,
            Replication replication) {
        return new RedisSessionStore(
                scripts,
                new SessionKeys(new KeySpace(settings.keyPrefix())),
                streams.sessionEventsRedisStream(),
                platformKeys,
                new RecordReader(platformKeys, metrics),
                replication);
    }

    @Bean
    StreamTrimmer streamTrimmer(
            Scripts scripts, StreamSettings streams, SessionMetrics metrics, ScheduledExecutorService background) {
        StreamTrimmer trimmer = new StreamTrimmer(
                scripts.trim(),
                List.of(streams.sessionEventsRedisStream(), streams.clientEventsRedisStream()),
                streams.streamRetention(),
                metrics);
        var unused =
                background.scheduleWithFixedDelay(trimmer::trim, 0, StreamTrimmer.PERIOD.toSeconds(), TimeUnit.SECONDS);
        return trimmer;
    }
}
