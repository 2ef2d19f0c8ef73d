package dev.gatehouse.local.blueprint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonKey;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port on the loopback address that somebody of the platform listens on.
public enum Listener {
    /// Redis, plain, with a password.
    REDIS(Service.REDIS, 6379, "redis://"),
    /// The development token issuer.
    ISSUER(Service.ISSUER, 8090, "https://"),
    /// The command service, mutual TLS.
    DOWNSTREAM(Service.DOWNSTREAM, 7070, "grpcs://"),
    /// Session-service's API for back ends and support.
    SESSION_HTTP(Service.SESSION_SERVICE, 8082, "https://"),
    /// Session-service's API for the gateway.
    SESSION_GRPC(Service.SESSION_SERVICE, 9092, "grpcs://"),
    /// Session-service's metrics and health.
    SESSION_ADMIN(Service.SESSION_SERVICE, 9102, "https://"),
    /// The gateway's public HTTP: sign in, time, keys.
    GATEWAY_HTTP(Service.GATEWAY_SERVICE, 8080, "https://"),
    /// The gateway's gRPC: commands and events.
    GATEWAY_GRPC(Service.GATEWAY_SERVICE, 9090, "grpcs://"),
    /// The gateway's metrics and health.
    GATEWAY_ADMIN(Service.GATEWAY_SERVICE, 9101, "https://"),
    /// The OTLP receiver, which lives in the process that starts the others.
    TRACES(null, 4318, "http://");

    private final @Nullable Service service;
    private final int defaultPort;
    private final String scheme;

    Listener(@Nullable Service service, int defaultPort, String scheme) {
        this.service = service;
        this.defaultPort = defaultPort;
        this.scheme = scheme;
    }

    /// The process that listens; empty when it is the one that starts the others.
    public Optional<Service> service() {
        return Optional.ofNullable(service);
    }

    /// The name in messages and in the state file.
    @JsonKey
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The listener of that label.
    @JsonCreator
    static Listener labelled(String label) {
        return Stream.of(values())
                .filter(listener -> listener.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no listener " + label));
    }

    int defaultPort() {
        return defaultPort;
    }

    String scheme() {
        return scheme;
    }
}
