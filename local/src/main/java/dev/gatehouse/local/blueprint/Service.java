package dev.gatehouse.local.blueprint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of the platform. They start in this order and stop in the reverse.
public enum Service {
    /// The store: one node, AOF on, with a password.
    REDIS,
    /// Stands in for an organisation's identity provider.
    ISSUER,
    /// Stands in for a command service of an organisation.
    DOWNSTREAM,
    /// Device sessions.
    SESSION_SERVICE,
    /// The push and command gateway.
    GATEWAY_SERVICE;

    /// The name that people type and logs bear: lower case with dashes.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The service of that label.
    public static Optional<Service> labelled(String label) {
        return Stream.of(values())
                .filter(service -> service.label().equals(label))
                .findFirst();
    }
}
