package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.settings.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what looks after connections.
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    @Bean
    ConnectionLimits connectionLimits(GatewaySettings settings) {
        return ConnectionLimits.of(settings);
    }

    @Bean
    Connections connections(ConnectionLimits limits, Origins origins, MonotonicClock clock) {
        return new Connections(limits, origins, clock::nanos);
    }

    @Bean
    IncomingCalls incomingCalls(ConnectionLimits limits, MonotonicClock clock) {
        return new IncomingCalls(limits, clock::nanos);
    }

    @Bean
    ConnectionGuard connectionGuard(Connections connections, IncomingCalls calls, GatewaySettings settings) {
        return new ConnectionGuard(connections, calls, settings.limits().connectionIdle());
    }

    @Bean
    ConnectionMetrics connectionMetrics(Connections connections, IncomingCalls calls) {
        return new ConnectionMetrics(connections, calls);
    }
}
