package dev.gatehouse.integration.upstreams.supervisiondesk;

import dev.gatehouse.integration.upstreams.Upstream;
import dev.gatehouse.integration.upstreams.Upstreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires supervision-desk.
@Configuration(proxyBeanMethods = false)
class SupervisionDeskConfiguration {
    @Bean
    SupervisionDesk supervisionDesk(Upstreams upstreams) {
        return new SupervisionDesk(upstreams.client(Upstream.SUPERVISION_DESK));
    }
}
