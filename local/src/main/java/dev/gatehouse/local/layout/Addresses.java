package dev.gatehouse.local.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where one platform listens: a port for every listener of the services that it has, all on the loopback address.
public final class Addresses {
    private final Map<Listener, Integer> ports;

    /// @param ports must name all listeners of a service or none of them, and those of no service
    @JsonCreator
    public Addresses(Map<Listener, Integer> ports) {
        this.ports = new EnumMap<>(ports);
        if (!this.ports.keySet().equals(listeners(services()))) {
            throw new IllegalArgumentException("a listener has no port, only these have one: " + ports.keySet());
        }
    }

    /// The ports that the documentation names.
    public static Addresses standard(Set<Service> services) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        listeners(services).forEach(listener -> ports.put(listener, listener.defaultPort()));
        return new Addresses(ports);
    }

    /// The same but for the listeners of one service, which listens where it does at another set of addresses: a second
    /// process of that service beside the first.
    public Addresses replacing(Service service, Addresses other) {
        Map<Listener, Integer> replaced = new EnumMap<>(ports);
        of(service).forEach(listener -> replaced.put(listener, other.port(listener)));
        return new Addresses(replaced);
    }

    /// The listeners of a platform of these services.
    public static Set<Listener> listeners(Set<Service> services) {
        return Stream.of(Listener.values())
                .filter(listener -> listener.service().map(services::contains).orElse(true))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Listener.class)));
    }

    /// The services that listen, in the order of their start.
    public Set<Service> services() {
        return ports.keySet().stream()
                .flatMap(listener -> listener.service().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
    }

    /// The ports by listener.
    @JsonValue
    public Map<Listener, Integer> ports() {
        return Map.copyOf(ports);
    }

    /// The port of one listener.
    public int port(Listener listener) {
        return Objects.requireNonNull(ports.get(listener), listener.label());
    }

    /// `https://localhost:8080` or the like.
    public String url(Listener listener) {
        return listener.scheme() + authority(listener);
    }

    /// `localhost:9090` or the like.
    public String authority(Listener listener) {
        return "localhost:" + port(listener);
    }

    /// A resource of an HTTP listener.
    public URI uri(Listener listener, String path) {
        return URI.create(url(listener) + path);
    }

    /// Redis as services name it.
    public String redis() {
        return "127.0.0.1:" + port(Listener.REDIS);
    }

    /// The issuer's `iss`.
    public String issuer() {
        return url(Listener.ISSUER);
    }

    /// Where spans are sent.
    public String tracesEndpoint() {
        return "http://127.0.0.1:" + port(Listener.TRACES) + "/v1/traces";
    }

    /// The listeners of one service, in their order.
    public static List<Listener> of(Service service) {
        return Stream.of(Listener.values())
                .filter(listener -> listener.service().filter(service::equals).isPresent())
                .toList();
    }
}
