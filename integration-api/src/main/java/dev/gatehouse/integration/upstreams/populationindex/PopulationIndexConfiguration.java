package dev.gatehouse.integration.upstreams.populationindex;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.SharedIdentities;
import dev.gatehouse.integration.search.PersonSearch;
import dev.gatehouse.integration.upstreams.Upstream;
import dev.gatehouse.integration.upstreams.Upstreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires population-index.
@Configuration(proxyBeanMethods = false)
class PopulationIndexConfiguration {
    @Bean
    Identities identities(Upstreams upstreams) {
        return new SharedIdentities(
                new PopulationIndex(upstreams.client(Upstream.POPULATION_INDEX)), Ticker.systemTicker());
    }

    @Bean
    PersonSearch personSearch(Upstreams upstreams) {
        return new PopulationIndex(upstreams.client(Upstream.POPULATION_INDEX));
    }
}
