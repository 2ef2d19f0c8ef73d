package dev.gatehouse.local.blueprint;

import static java.util.Map.entry;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.layout.Store;
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
        Map<String, String> environment = every("GATEWAY_", "gateway");
        environment.putAll(redis("GATEWAY_"));
        environment.putAll(Map.ofEntries(
                entry("GATEWAY_PUBLIC_HTTP_ADDR", address(Listener.GATEWAY_HTTP)),
                entry("GATEWAY_AUTHENTICATED_GRPC_ADDR", address(Listener.GATEWAY_GRPC)),
                entry("GATEWAY_ADMIN_HTTP_ADDR", address(Listener.GATEWAY_ADMIN)),
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
        Map<String, String> environment = every("SESSION_SERVICE_", "session-service");
        environment.putAll(redis("SESSION_SERVICE_"));
        environment.putAll(Map.ofEntries(
                entry("SESSION_SERVICE_HTTP_ADDR", address(Listener.SESSION_HTTP)),
                entry("SESSION_SERVICE_GRPC_ADDR", address(Listener.SESSION_GRPC)),
                entry("SESSION_SERVICE_ADMIN_HTTP_ADDR", address(Listener.SESSION_ADMIN)),
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

    Map<String, String> integrationApi() {
        String own = "integration-api";
        Map<String, String> environment = every("INTEGRATION_API_", own);
        environment.putAll(Map.ofEntries(
                entry("INTEGRATION_API_HTTP_ADDR", address(Listener.INTEGRATION_HTTP)),
                entry("INTEGRATION_API_ADMIN_HTTP_ADDR", address(Listener.INTEGRATION_ADMIN)),
                entry(
                        "INTEGRATION_API_TLS_CLIENT_CA_PATH",
                        home.partnerCaCertificate().toString()),
                entry(
                        "INTEGRATION_API_CONSUMERS_PATH",
                        home.config("consumers.yaml").toString()),
                entry("INTEGRATION_API_API_KEY_PEPPER_PATH", home.apiKeyPepper().toString()),
                entry("INTEGRATION_API_INTERNAL_CA_PATH", home.caCertificate().toString()),
                entry(
                        "INTEGRATION_API_INTERNAL_CERT_PATH",
                        home.certificate(own).toString()),
                entry("INTEGRATION_API_INTERNAL_KEY_PATH", home.privateKey(own).toString()),
                entry("INTEGRATION_API_POPULATION_INDEX_URL", addresses.url(Listener.POPULATION_INDEX)),
                entry("INTEGRATION_API_CUSTODY_LEDGER_URL", addresses.url(Listener.CUSTODY_LEDGER)),
                entry("INTEGRATION_API_SUPERVISION_DESK_URL", addresses.url(Listener.SUPERVISION_DESK))));
        return environment;
    }

    Map<String, String> configApi() {
        Map<String, String> environment = every("CONFIG_API_", "config-api");
        environment.putAll(Map.ofEntries(
                entry("CONFIG_API_HTTP_ADDR", address(Listener.CONFIG_HTTP)),
                entry("CONFIG_API_ADMIN_HTTP_ADDR", address(Listener.CONFIG_ADMIN)),
                entry(
                        "CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH",
                        home.configSignerKey().toString()),
                entry(
                        "CONFIG_API_BOOTSTRAP_TOKEN_SHA256_PATH",
                        home.config("config-admin-token.sha256").toString())));
        environment.putAll(store());
        return environment;
    }

    private Map<String, String> store() {
        if (!addresses.services().contains(Service.ETCD)) {
            return Map.of(
                    "CONFIG_API_STORE",
                    Store.SQLITE.toString(),
                    "CONFIG_API_SQLITE_PATH",
                    home.sqlite().resolve("config.db").toString());
        }
        return Map.of(
                "CONFIG_API_STORE",
                Store.ETCD.toString(),
                "CONFIG_API_ETCD_ENDPOINTS",
                addresses.url(Listener.ETCD),
                "CONFIG_API_ETCD_CA_PATH",
                home.etcdCaCertificate().toString(),
                "CONFIG_API_ETCD_CERT_PATH",
                home.certificate("etcd-client").toString(),
                "CONFIG_API_ETCD_KEY_PATH",
                home.privateKey("etcd-client").toString());
    }

    private String address(Listener listener) {
        return "127.0.0.1:" + addresses.port(listener);
    }

    private Map<String, String> redis(String prefix) throws IOException {
        return Map.of(
                prefix + "REDIS_MASTER_ADDR",
                addresses.redis(),
                prefix + "REDIS_PASSWORD",
                RedisFiles.password(home),
                prefix + "PLATFORM_KEYS_PATH",
                home.platformKeys().toString());
    }

    /// What all services are told in the same words, each under its own prefix.
    private Map<String, String> every(String prefix, String certificate) {
        Map<String, String> common = Map.ofEntries(
                entry("ENVIRONMENT", ConfigFiles.ENVIRONMENT),
                entry("REGION", ConfigFiles.REGION),
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
