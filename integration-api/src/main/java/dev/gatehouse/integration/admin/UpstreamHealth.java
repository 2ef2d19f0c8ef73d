package dev.gatehouse.integration.admin;

import dev.gatehouse.integration.interaction.UpstreamState;
import dev.gatehouse.integration.interaction.UpstreamStates;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// An upstream as the newest requests met it, for `/health/deps`. Nobody asks it for this, and it makes no pod unready.
///
/// @param upstream its name
record UpstreamHealth(String upstream, UpstreamStates states) implements HealthIndicator {
    @Override
    public Health health() {
        UpstreamState state = states.of(upstream);
        Health.Builder health = Health.status(new Status(state.condition().name()));
        if (state.since() != null) {
            health.withDetail("since", state.since());
        }
        if (state.lastErrorClass() != null) {
            health.withDetail("lastErrorClass", state.lastErrorClass());
        }
        if (state.lastSuccess() != null) {
            health.withDetail("lastSuccess", state.lastSuccess());
        }
        return health.build();
    }
}
