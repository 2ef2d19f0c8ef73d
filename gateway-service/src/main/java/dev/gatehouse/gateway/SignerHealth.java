package dev.gatehouse.gateway;

import dev.gatehouse.gateway.signing.PublishedKey;
import dev.gatehouse.gateway.signing.SignerKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Which signer keys are published and which one signs, for `/health/deps`. It is always up: there is always one that
/// signs.
final class SignerHealth implements HealthIndicator {
    private final SignerKeys keys;

    SignerHealth(SignerKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        List<Map<String, String>> shown =
                keys.published().stream().map(SignerHealth::shown).toList();
        return Health.up().withDetail("keys", shown).build();
    }

    private static Map<String, String> shown(PublishedKey key) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kid", key.keyId());
        fields.put("file", key.file());
        fields.put("state", key.state().name());
        fields.put("since", key.since().toString());
        return fields;
    }
}
