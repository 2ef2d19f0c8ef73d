package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkPolicyTest {
    @EveryValuesFile
    void everythingIsDeniedThatNoRuleNames(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            List<JsonNode> policies = manifests.of(workload, "NetworkPolicy");
            JsonNode spec = policies.getFirst().path("spec");

            assertThat(policies).hasSize(1);
            assertThat(spec.at("/podSelector/matchLabels"))
                    .isEqualTo(workload.spec().at("/selector/matchLabels"));
            assertThat(Manifests.each(spec.path("policyTypes")))
                    .extracting(JsonNode::asString)
                    .containsExactlyInAnyOrder("Ingress", "Egress");
        }
    }

    /// In Kubernetes a rule without peers or without ports lets everybody through, or to everywhere.
    @EveryValuesFile
    void everyRuleNamesPeersAndPorts(Manifests manifests) {
        assertNamed(manifests);
    }

    @Test
    void nobodyIsLetThroughWhereNoPeersAreNamed(@TempDir Path scratch) throws IOException {
        Trial trial = new Trial(scratch);
        ValuesTree values = trial.values("values-eu-1.yaml");
        for (JsonPointer at : values.find(JsonNode::isArray)) {
            if (at.toString().matches(".*/(clients|egress)|/[^/]+/(admin/|etcd/|upstreams/[^/]+/)?peers")) {
                values = values.with(at, node -> JsonMapper.shared().createArrayNode());
            }
        }

        Manifests manifests = trial.render(values.root());

        // What is left: gateways reach session-service, which the chart itself knows.
        assertNamed(manifests);
        assertThat(egress(manifests, "gateway-service")).containsExactly(9092);
        assertThat(manifests.ofKind("NetworkPolicy").stream()
                        .flatMap(policy -> Manifests.each(policy.at("/spec/ingress"))))
                .hasSize(1);
    }

    private static void assertNamed(Manifests manifests) {
        for (JsonNode policy : manifests.ofKind("NetworkPolicy")) {
            assertThat(Manifests.each(policy.at("/spec/ingress"))).allMatch(rule -> named(rule, "from"));
            assertThat(Manifests.each(policy.at("/spec/egress"))).allMatch(rule -> named(rule, "to"));
        }
    }

    private static boolean named(JsonNode rule, String direction) {
        return !rule.path(direction).isEmpty() && !rule.path("ports").isEmpty();
    }

    @Test
    void everyDependencyCanBeReached() {
        Manifests manifests = EveryValuesFile.Rendered.with("values-eu-1.yaml");

        assertThat(egress(manifests, "gateway-service")).containsExactlyInAnyOrder(53, 4318, 6379, 26379, 9092, 9443);
        assertThat(egress(manifests, "session-service")).containsExactlyInAnyOrder(53, 4318, 6379, 26379, 443);
        assertThat(egress(manifests, "integration-api")).containsExactlyInAnyOrder(53, 4318, 443, 8443);
        assertThat(egress(manifests, "config-api")).containsExactlyInAnyOrder(53, 4318, 2379);
    }

    @Test
    void withoutSentinelRedisAloneIsReached() {
        Manifests manifests = EveryValuesFile.Rendered.with("values-staging.yaml");

        assertThat(egress(manifests, "session-service")).contains(6379).doesNotContain(26379);
    }

    @Test
    void configApiOnSqliteReachesNothingButNamesAndTraces() {
        assertThat(egress(EveryValuesFile.Rendered.with("values-staging.yaml"), "config-api"))
                .containsExactlyInAnyOrder(53, 4318);
    }

    private static Set<Integer> egress(Manifests manifests, String service) {
        return rules(manifests, service)
                .flatMap(rule -> Manifests.each(rule.path("ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> rules(Manifests manifests, String service) {
        return manifests.workloads().stream()
                .filter(workload -> workload.service().equals(service))
                .flatMap(workload -> manifests.of(workload, "NetworkPolicy").stream())
                .flatMap(policy -> Manifests.each(policy.at("/spec/egress")));
    }
}
