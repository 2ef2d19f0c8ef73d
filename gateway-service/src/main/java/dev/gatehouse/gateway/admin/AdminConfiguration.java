package dev.gatehouse.gateway.admin;

import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.redis.LogSearch;
import dev.gatehouse.gateway.subscription.Hub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what the admin listener answers.
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {
    @Bean
    RevokeTriage revokeTriage(
            SessionStore store,
            LogSearch search,
            SessionView sessions,
            Freshness freshness,
            Hub hub,
            PlatformKeys keys) {
        return new RevokeTriage(store, search, sessions, freshness, hub, keys);
    }

    @Bean
    EventTriage eventTriage(LogSearch search, Freshness freshness, Hub hub) {
        return new EventTriage(search, freshness, hub);
    }

    @Bean
    WhyEndpoint whyEndpoint(RevokeTriage revokes, EventTriage events) {
        return new WhyEndpoint(revokes, events);
    }
}
