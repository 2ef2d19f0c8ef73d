package dev.gatehouse.config;

import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.telemetry.StoreCondition;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the store can be read, and has room, for `/health/deps`. It never makes a process unready.
final class StoreHealth implements HealthIndicator {
    // Nothing stands there. Reading it goes all the way all the same.
    private static final String KEY = "health";

    private final ConfigStore store;
    private final StoreCondition condition;

    StoreHealth(ConfigStore store, StoreCondition condition) {
        this.store = store;
        this.condition = condition;
    }

    @Override
    public Health health() {
        return switch (store.get(KEY)) {
            case Read.Unavailable<Optional<Entry>> _ -> Health.down().build();
            case Read.Done<Optional<Entry>> _ ->
                condition.isFull()
                        ? Health.status("DEGRADED").withDetail("writes", "full").build()
                        : Health.up().build();
        };
    }
}
