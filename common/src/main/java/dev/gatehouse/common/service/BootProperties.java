package dev.gatehouse.common.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/// Spring Boot's properties for what every service sets by the same names: listeners, TLS, admin port, traces,
/// shutdown.
final class BootProperties {
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);
    private static final double TRACE_SAMPLING = 0.01;
    private static final String BUNDLES = "spring.ssl.bundle.pem.";
    private static final String MAIN = "listener";
    private static final String ADMIN = "admin";
    private static final String CLIENT_CA = "tls.client-ca-path";
    private static final String ADMIN_ADDR = "admin-http-addr";
    private static final String ADMIN_TOKEN = "admin-token-sha256-path";

    private final ServiceDescriptor service;
    private final Binder binder;
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<Integer, String> settingByPort = new HashMap<>();
    private final List<String> plaintext;

    BootProperties(ServiceDescriptor service, ConfigurableEnvironment environment) {
        this.service = service;
        this.binder = Binder.get(environment);
        this.plaintext = Arrays.stream(value("plaintext-listeners", "").split(","))
                .map(String::strip)
                .toList();
    }

    Map<String, Object> map() {
        put("spring.application.name", service.name());
        put("logging.structured.ecs.service.name", service.name());
        put("logging.structured.ecs.service.environment", value("environment", ""));
        put("spring.lifecycle.timeout-per-shutdown-phase", value("shutdown-timeout", Duration.class, SHUTDOWN_TIMEOUT));
        tlsBundle();
        http();
        admin();
        traces();
        return properties;
    }

    /// Which setting names a port, so that a taken one can be told by its setting.
    Map<Integer, String> settingByPort() {
        return Map.copyOf(settingByPort);
    }

    private void tlsBundle() {
        String certificate = value("tls.cert-path", "");
        if (certificate.isEmpty()) {
            return;
        }
        String key = required("tls.key-path", "is needed with the certificate");
        ListenerTls tls = new ListenerTls(service, new DevelopmentMaterial(value("environment", "")));
        tls.check(certificate, key);
        for (String bundle : List.of(MAIN, ADMIN)) {
            String clientCa = bundle.equals(MAIN) ? CLIENT_CA : service.adminClientCaProperty();
            put(BUNDLES + bundle + ".reload-on-update", "true");
            put(BUNDLES + bundle + ".keystore.certificate", "file:" + certificate);
            put(BUNDLES + bundle + ".keystore.private-key", "file:" + key);
            if (!value(clientCa, "").isEmpty()) {
                tls.checkAuthorities(clientCa, value(clientCa, ""));
                put(BUNDLES + bundle + ".truststore.certificate", "file:" + value(clientCa, ""));
            }
        }
    }

    private void http() {
        ListenAddress address = address(service.httpAddrProperty(), service.defaultHttpAddr());
        bind("server", address);
        settingByPort.put(address.port(), service.property(service.httpAddrProperty()));
        secure("server", "http", MAIN, value(CLIENT_CA, "").isEmpty() ? "none" : "want");
    }

    private void admin() {
        if (value(ADMIN_ADDR, "").isEmpty()) {
            put("management.server.port", -1);
            return;
        }
        boolean mutual = !value(service.adminClientCaProperty(), "").isEmpty();
        boolean guarded = adminToken() || mutual;
        ListenAddress address = address(ADMIN_ADDR, "");
        ListenAddress bound =
                address.host().isEmpty() && !guarded ? new ListenAddress("127.0.0.1", address.port()) : address;
        if (!bound.isLoopback() && (plaintext.contains("admin") || !guarded)) {
            throw new StartupProblem(service.property(ADMIN_ADDR), openToAll());
        }
        bind("management.server", bound);
        nameAdminPort(bound.port());
        secure("management.server", "admin", ADMIN, mutual && !bound.isLoopback() ? "need" : "none");
    }

    private String openToAll() {
        return "is reachable from outside this machine, which needs TLS, and mutual TLS or a token: set "
                + ServiceDescriptor.variable(service.property(service.adminClientCaProperty())) + " or "
                + ServiceDescriptor.variable(service.property(ADMIN_TOKEN)) + ", or bind it to 127.0.0.1.";
    }

    /// On one port Spring Boot would make one listener of two, and show the admin's addresses to everybody.
    private void nameAdminPort(int port) {
        if (port != 0 && settingByPort.containsKey(port)) {
            throw new StartupProblem(
                    service.property(ADMIN_ADDR),
                    "names port " + port + ", as " + ServiceDescriptor.variable(settingByPort.get(port))
                            + " does. Give it a port of its own.");
        }
        settingByPort.put(port, service.property(ADMIN_ADDR));
    }

    /// True iff the admin listener asks for a token.
    private boolean adminToken() {
        String file = value(ADMIN_TOKEN, "");
        if (!file.isEmpty()) {
            TokenHash hash = TokenHash.read(service.property(ADMIN_TOKEN), Path.of(file));
            put(TokenHash.ADMIN_PROPERTY, hash.hex());
        }
        return !file.isEmpty();
    }

    private void traces() {
        String endpoint = value("otlp-traces-endpoint", "");
        put("management.tracing.export.otlp.enabled", !endpoint.isEmpty());
        double sampling = value("trace-sampling", Double.class, TRACE_SAMPLING);
        put("management.tracing.sampling.probability", endpoint.isEmpty() ? 0.0 : sampling);
        if (!endpoint.isEmpty()) {
            put("management.opentelemetry.tracing.export.otlp.endpoint", endpoint);
        }
    }

    private void bind(String prefix, ListenAddress address) {
        put(prefix + ".port", address.port());
        if (!address.host().isEmpty()) {
            put(prefix + ".address", address.host());
        }
    }

    private void secure(String prefix, String listener, String bundle, String clientAuth) {
        if (plaintext.contains(listener)) {
            put(prefix + ".ssl.enabled", "false");
            return;
        }
        required(
                "tls.cert-path",
                "is needed for the " + listener + " listener, unless "
                        + ServiceDescriptor.variable(service.property("plaintext-listeners")) + " names it");
        put(prefix + ".ssl.bundle", bundle);
        put(prefix + ".ssl.client-auth", clientAuth);
    }

    private ListenAddress address(String name, String defaultValue) {
        try {
            ListenAddress address = ListenAddress.parse(value(name, defaultValue));
            if (address.toSocketAddress().isUnresolved()) {
                throw new StartupProblem(service.property(name), "names a host that can't be found: " + address + ".");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(service.property(name), e.getMessage() + ".", e);
        }
    }

    private String required(String name, String why) {
        String value = value(name, "");
        if (value.isEmpty()) {
            throw new StartupProblem(service.property(name), "is not set: it " + why + ".");
        }
        return value;
    }

    private String value(String name, String defaultValue) {
        return value(name, String.class, defaultValue);
    }

    // Read as what it is, so that a wrong value is told by the service's own name for it.
    private <T> T value(String name, Class<T> type, T defaultValue) {
        return binder.bind(service.property(name), type).orElse(defaultValue);
    }

    private void put(String name, Object value) {
        properties.put(name, value);
    }
}
