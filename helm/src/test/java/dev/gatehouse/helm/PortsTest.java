package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Container, Service, probe and policy ports, compared with the addresses that the services listen on.
class PortsTest {
    private static final Map<String, String> HTTPS = Map.of(
            "gateway-service", "GATEWAY_PUBLIC_HTTP_ADDR",
            "session-service", "SESSION_SERVICE_HTTP_ADDR",
            "integration-api", "INTEGRATION_API_HTTP_ADDR",
            "config-api", "CONFIG_API_HTTP_ADDR");

    private static final Map<String, String> GRPC = Map.of(
            "gateway-service", "GATEWAY_AUTHENTICATED_GRPC_ADDR",
            "session-service", "SESSION_SERVICE_GRPC_ADDR");

    /// The documented ones: the services have no default.
    private static final Map<String, Integer> ADMIN = Map.of(
            "gateway-service", 9101,
            "session-service", 9102,
            "integration-api", 9103,
            "config-api", 9104);

    private final DeclaredSettings declared = DeclaredSettings.read();

    @EveryValuesFile
    void containerListensWhereTheServiceDoesByDefault(Manifests manifests) {
        assertThat(manifests.workloads())
                .allSatisfy(workload -> assertThat(workload.ports()).isEqualTo(expected(workload.service())));
    }

    private Map<String, Integer> expected(String service) {
        Stream<Map.Entry<String, Integer>> listeners = Stream.of(Map.entry("https", HTTPS), Map.entry("grpc", GRPC))
                .filter(listener -> listener.getValue().containsKey(service))
                .map(listener -> Map.entry(
                        listener.getKey(),
                        declared.get(listener.getValue().getOrDefault(service, ""))
                                .defaultPort()));
        return Stream.concat(listeners, Stream.of(Map.entry("admin", ADMIN.getOrDefault(service, 0))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @EveryValuesFile
    void serviceHasTheSamePortsButNotTheAdminOne(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            JsonNode service = manifests.of(workload, "Service").getFirst();
            Map<String, Integer> expected = expected(workload.service());
            expected.remove("admin");

            assertThat(ports(service)).isEqualTo(expected);
            assertThat(service.at("/spec/selector")).isEqualTo(workload.spec().at("/selector/matchLabels"));
        }
    }

    private static Map<String, Integer> ports(JsonNode service) {
        return Manifests.each(service.at("/spec/ports"))
                .collect(Collectors.toMap(
                        port -> port.path("targetPort").asString(),
                        port -> port.path("port").asInt()));
    }

    @EveryValuesFile
    void adminPortIsOnLoopbackOrBehindClientCertificates(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            String address = workload.value(prefix(workload) + "ADMIN_HTTP_ADDR");
            int port = workload.ports().getOrDefault("admin", 0);
            List<JsonNode> services = manifests.of(workload, "Service");

            if (address.equals("127.0.0.1:" + port)) {
                assertThat(services).hasSize(1);
            } else {
                assertThat(address).isEqualTo(":" + port);
                assertThat(workload.environment()).containsKey(adminClientCa(workload));
                assertThat(services).hasSize(2);
                assertThat(ports(services.getLast())).isEqualTo(Map.of("admin", port));
                assertThat(services.getLast().at("/spec/type").asString()).isEqualTo("ClusterIP");
            }
        }
    }

    private static String prefix(Workload workload) {
        return HTTPS.getOrDefault(workload.service(), "").replaceAll("(PUBLIC_)?HTTP_ADDR$", "");
    }

    private static String adminClientCa(Workload workload) {
        boolean own = workload.service().equals("integration-api");
        return prefix(workload) + (own ? "ADMIN_CLIENT_CA_PATH" : "TLS_CLIENT_CA_PATH");
    }

    @EveryValuesFile
    void probesAskTheMainListenerOverTls(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            Map<String, String> paths =
                    Map.of("startupProbe", "/healthz", "livenessProbe", "/healthz", "readinessProbe", "/readyz");
            paths.forEach((probe, path) -> {
                JsonNode request = workload.container().path(probe).path("httpGet");
                assertThat(request.path("path").asString()).isEqualTo(path);
                assertThat(request.path("scheme").asString()).isEqualTo("HTTPS");
                assertThat(request.path("port").asString()).isEqualTo("https");
            });
        }
    }

    @EveryValuesFile
    void policyOpensExactlyThePortsThatSomebodyListensOn(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            Set<Integer> open = Manifests.each(
                            manifests.of(workload, "NetworkPolicy").getFirst().at("/spec/ingress"))
                    .flatMap(rule -> Manifests.each(rule.path("ports")))
                    .map(port -> port.path("port").asInt())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<Integer> listening = new TreeSet<>(workload.ports().values());
            if (manifests.of(workload, "Service").size() == 1) {
                listening.remove(workload.ports().get("admin"));
            }
            assertThat(open).as("%s", workload).isEqualTo(listening);
        }
    }
}
