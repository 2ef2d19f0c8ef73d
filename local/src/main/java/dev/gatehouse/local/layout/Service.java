package dev.gatehouse.local.layout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of the platform. They start in this order and stop in the reverse.
public enum Service {
    /// The store of sessions and events: one node, AOF on, with a password.
    REDIS,
    /// The store of configuration, where it is not a file.
    ETCD,
    /// Stand in for what an organisation brings itself: identity provider, command service, three sources of records.
    STAND_INS,
    /// Device sessions.
    SESSION_SERVICE,
    /// The push and command gateway.
    GATEWAY_SERVICE,
    /// The façade for partner organisations.
    INTEGRATION_API,
    /// Configuration for machines that boot.
    CONFIG_API;

    /// The name that people type and logs bear: lower case with dashes.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether others need it from their first moment on.
    public boolean isStore() {
        return this == REDIS || this == ETCD;
    }

    /// The service of that label.
    public static Optional<Service> labelled(String label) {
        return Stream.of(values())
                .filter(service -> service.label().equals(label))
                .findFirst();
    }
}
