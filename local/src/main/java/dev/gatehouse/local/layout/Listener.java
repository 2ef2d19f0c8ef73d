package dev.gatehouse.local.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port on the loopback address that somebody of the platform listens on.
public enum Listener {
    /// Redis, plain, with a password.
    REDIS(Service.REDIS, 6379, "redis://"),
    /// Etcd for its clients, mutual TLS.
    ETCD(Service.ETCD, 2379, "https://"),
    /// Etcd for other members, of which there are none.
    ETCD_PEER(Service.ETCD, 2380, "https://"),
    /// Where stand-ins are taken up and down.
    STAND_INS_CONTROL(Service.STAND_INS, 8091, "https://"),
    /// The development token issuer.
    ISSUER(Service.STAND_INS, 8090, "https://"),
    /// The command service, mutual TLS.
    DOWNSTREAM(Service.STAND_INS, 7070, "grpcs://"),
    /// The upstream that resolves identities, mutual TLS.
    POPULATION_INDEX(Service.STAND_INS, 7071, "https://"),
    /// The upstream with the prisons' records, mutual TLS.
    CUSTODY_LEDGER(Service.STAND_INS, 7072, "https://"),
    /// The upstream with the records of supervision, mutual TLS.
    SUPERVISION_DESK(Service.STAND_INS, 7073, "https://"),
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
    /// The façade for partners, mutual TLS.
    INTEGRATION_HTTP(Service.INTEGRATION_API, 8443, "https://"),
    /// The façade's metrics, health and diagnosis.
    INTEGRATION_ADMIN(Service.INTEGRATION_API, 9103, "https://"),
    /// Config-api for machines and pipelines.
    CONFIG_HTTP(Service.CONFIG_API, 8084, "https://"),
    /// Config-api's metrics and health.
    CONFIG_ADMIN(Service.CONFIG_API, 9104, "https://"),
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

    /// The stand-ins that a person may take down, up, or into a fault, by their labels.
    public static List<Listener> standIns() {
        return List.of(ISSUER, DOWNSTREAM, POPULATION_INDEX, CUSTODY_LEDGER, SUPERVISION_DESK);
    }

    /// The listener of that label.
    public static Optional<Listener> labelled(String label) {
        return Stream.of(values())
                .filter(listener -> listener.label().equals(label))
                .findFirst();
    }

    @JsonCreator
    static Listener read(String label) {
        return labelled(label).orElseThrow(() -> new IllegalArgumentException("no listener " + label));
    }

    int defaultPort() {
        return defaultPort;
    }

    String scheme() {
        return scheme;
    }
}
