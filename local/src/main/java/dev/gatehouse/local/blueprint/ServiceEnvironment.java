package dev.gatehouse.local.blueprint;

import static java.util.Map.entry;

import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The environment variables that the services are configured with.
final class ServiceEnvironment {
    private final Home home;
    private final Addresses addresses;

    ServiceEnvironment(Home home, Addresses addresses) {
        this.home = home;
        this.addresses = addresses;
    }

    /// What a child sees of our own environment. Not more: a `GATEWAY_…` that somebody exported must not reach a
    /// service.
    static Map<String, String> inherited() {
        Map<String, String> environment = new HashMap<>();
        Stream.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS")
                .forEach(name -> {
                    String value = System.getenv(name);
                    if (value != null) {
                        environment.put(name, value);
                    }
                });
        return environment;
    }

    Map<String, String> gateway() throws IOException {
        Map<String, String> environment = both("GATEWAY_", "gateway");
        environment.putAll(Map.ofEntries(
                entry("GATEWAY_PUBLIC_HTTP_ADDR", "127.0.0.1:" + addresses.port(Listener.GATEWAY_HTTP)),
                entry("GATEWAY_AUTHENTICATED_GRPC_ADDR", "127.0.0.1:" + addresses.port(Listener.GATEWAY_GRPC)),
                entry("GATEWAY_ADMIN_HTTP_ADDR", "127.0.0.1:" + addresses.port(Listener.GATEWAY_ADMIN)),
                entry(
                        "GATEWAY_RESPONSE_SIGNER_PRIVATE_KEY_PEM_PATH",
                        home.signerKey().toString()),
                entry("GATEWAY_SESSION_SERVICE_GRPC_ADDR", addresses.authority(Listener.SESSION_GRPC)),
                entry("GATEWAY_ROUTES_PATH", home.config("routes.yaml").toString()),
                entry("GATEWAY_INTERNAL_CA_PATH", home.caCertificate().toString()),
                entry("GATEWAY_INTERNAL_CERT_PATH", home.certificate("gateway").toString()),
                entry("GATEWAY_INTERNAL_KEY_PATH", home.privateKey("gateway").toString())));
        return environment;
    }

    Map<String, String> sessionService() throws IOException {
        Map<String, String> environment = both("SESSION_SERVICE_", "session-service");
        environment.putAll(Map.ofEntries(
                entry("SESSION_SERVICE_HTTP_ADDR", "127.0.0.1:" + addresses.port(Listener.SESSION_HTTP)),
                entry("SESSION_SERVICE_GRPC_ADDR", "127.0.0.1:" + addresses.port(Listener.SESSION_GRPC)),
                entry("SESSION_SERVICE_ADMIN_HTTP_ADDR", "127.0.0.1:" + addresses.port(Listener.SESSION_ADMIN)),
                entry(
                        "SESSION_SERVICE_CHALLENGE_KEYS_PATH",
                        home.challengeKeys().toString()),
                entry("SESSION_SERVICE_TLS_CLIENT_CA_PATH", home.caCertificate().toString()),
                entry(
                        "SESSION_SERVICE_CALLERS_PATH",
                        home.config("callers.yaml").toString()),
                entry(
                        "SESSION_SERVICE_ISSUERS_PATH",
                        home.config("issuers.yaml").toString())));
        return environment;
    }

    /// What both services are told in the same words, each under its own prefix.
    private Map<String, String> both(String prefix, String certificate) throws IOException {
        Map<String, String> common = Map.ofEntries(
                entry("ENVIRONMENT", ConfigFiles.ENVIRONMENT),
                entry("REGION", ConfigFiles.REGION),
                entry("REDIS_MASTER_ADDR", addresses.redis()),
                entry("REDIS_PASSWORD", RedisFiles.password(home)),
                entry("PLATFORM_KEYS_PATH", home.platformKeys().toString()),
                entry("TLS_CERT_PATH", home.certificate(certificate).toString()),
                entry("TLS_KEY_PATH", home.privateKey(certificate).toString()),
                entry("OTLP_TRACES_ENDPOINT", addresses.tracesEndpoint()),
                entry("TRACE_SAMPLING", "1.0"),
                entry("SHUTDOWN_TIMEOUT", "10s"));
        return common.entrySet().stream()
                .collect(Collectors.toMap(
                        variable -> prefix + variable.getKey(), Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }
}
