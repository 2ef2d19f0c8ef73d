package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.redis.RedisLink;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.stream.EventEncoder;
import dev.gatehouse.gateway.stream.SeenEvents;
import dev.gatehouse.gateway.subscription.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the reader and the marks.
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {
    @Bean
    StreamKeys streamKeys(GatewaySettings settings) {
        return new StreamKeys(settings.sessionEventsRedisStream(), settings.clientEventsRedisStream());
    }

    @Bean
    StreamMetrics streamMetrics(MeterRegistry meters, ObservationRegistry observations, InstantSource clock) {
        return new StreamMetrics(meters, observations, clock);
    }

    @Bean
    EventIntake eventIntake(Hub hub, EventEncoder encoder, StreamMetrics metrics) {
        SeenEvents seen = new SeenEvents(SeenEvents.MAX_ENTRIES);
        metrics.watch(seen);
        return new EventIntake(hub, encoder, seen, metrics);
    }

    @Bean
    EntryDispatcher entryDispatcher(
            PlatformKeys keys,
            SessionView sessions,
            Gatekeeper gatekeeper,
            Hub hub,
            EventIntake intake,
            StreamMetrics metrics,
            InstantSource clock) {
        return new EntryDispatcher(keys, sessions, gatekeeper, hub, intake, metrics, clock);
    }

    @Bean
    StreamFollower streamFollower(
            RedisLink redis,
            KeySpace space,
            StreamKeys keys,
            EntryDispatcher dispatcher,
            Freshness freshness,
            ScheduledExecutorService pulse) {
        StreamReader reader = new StreamReader(redis, keys, dispatcher, freshness, ReaderLimits.DEFAULT);
        return new StreamFollower(reader, new MarkWriter(redis, space, keys), pulse);
    }

    @Bean
    HealthIndicator readerHealthIndicator(Freshness freshness) {
        return () -> (freshness.isFresh() ? Health.up() : Health.down())
                .withDetail("lastMarkAgeMs", freshness.age().toMillis())
                .build();
    }
}
