package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AvailabilityTest {
    @EveryValuesFile
    void overlappingReplacementOrHandover(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            JsonNode strategy = workload.spec().path("strategy");
            if (workload.usesSqlite()) {
                assertThat(strategy.path("type").asString()).isEqualTo("Recreate");
            } else {
                assertThat(strategy.path("type").asString()).isEqualTo("RollingUpdate");
                assertThat(strategy.at("/rollingUpdate/maxUnavailable").asInt(1))
                        .isZero();
                assertThat(strategy.at("/rollingUpdate/maxSurge").asInt(0)).isPositive();
            }
        }
    }

    @EveryValuesFile
    void outsideOfLocalThereAreTwoPodsOrMoreButOfSqliteOne(Manifests manifests) {
        boolean local = manifests.workloads().stream().anyMatch(AvailabilityTest::isLocal);
        for (Workload workload : manifests.workloads()) {
            int pods = Math.max(
                    workload.spec().path("replicas").asInt(0),
                    scalers(manifests, workload).stream()
                            .mapToInt(scaler -> scaler.at("/spec/minReplicas").asInt())
                            .sum());
            if (workload.usesSqlite()) {
                assertThat(pods).isEqualTo(1);
            } else {
                assertThat(pods).isGreaterThanOrEqualTo(local ? 1 : 2);
            }
        }
    }

    private static boolean isLocal(Workload workload) {
        return workload.value("GATEWAY_ENVIRONMENT").equals("local");
    }

    private static List<JsonNode> scalers(Manifests manifests, Workload workload) {
        return manifests.of(workload, "HorizontalPodAutoscaler");
    }

    @EveryValuesFile
    void disruptionIsBoundedButOfSqlite(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            List<JsonNode> budgets = manifests.of(workload, "PodDisruptionBudget");
            if (workload.usesSqlite()) {
                assertThat(budgets).isEmpty();
                assertThat(scalers(manifests, workload)).isEmpty();
            } else {
                assertThat(budgets).hasSize(1);
                assertThat(budgets.getFirst().at("/spec/maxUnavailable").asInt(0))
                        .isEqualTo(1);
            }
        }
    }

    @EveryValuesFile
    void volumeIsClaimedForSqliteAloneAndOutlivesTheRelease(Manifests manifests) {
        boolean sqlite = manifests.workloads().stream().anyMatch(Workload::usesSqlite);

        assertThat(manifests.ofKind("PersistentVolumeClaim"))
                .hasSize(sqlite ? 1 : 0)
                .allSatisfy(claim -> assertThat(claim.at("/metadata/annotations/helm.sh~1resource-policy")
                                .asString())
                        .isEqualTo("keep"));
    }

    @EveryValuesFile
    void autoscalerAndReplicasNeverContradict(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            assertThat(workload.spec().has("replicas"))
                    .isEqualTo(scalers(manifests, workload).isEmpty());
            assertThat(scalers(manifests, workload))
                    .allSatisfy(scaler -> assertThat(scaler.at("/spec/scaleTargetRef/name"))
                            .isEqualTo(workload.deployment().at("/metadata/name")));
        }
    }

    @EveryValuesFile
    void podHasLongerThanTheDrain(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            int preStop =
                    workload.container().at("/lifecycle/preStop/sleep/seconds").asInt(0);
            int timeout = workload.environment().entrySet().stream()
                    .filter(variable -> variable.getKey().endsWith("_SHUTDOWN_TIMEOUT"))
                    .mapToInt(variable -> seconds(variable.getValue()))
                    .sum();

            assertThat(preStop).isPositive();
            assertThat(timeout).isPositive();
            // Three and a half times, as the runbook says: the gateway's streams, then its parts, end one by one.
            assertThat(workload.pod().path("terminationGracePeriodSeconds").asInt(0))
                    .isGreaterThan(preStop + 3 * timeout + timeout / 2);
        }
    }

    private static int seconds(JsonNode variable) {
        return Integer.parseInt(variable.path("value").asString().replaceFirst("s$", ""));
    }

    @EveryValuesFile
    void podsAreSpreadAndBounded(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            assertThat(Manifests.each(workload.pod().path("topologySpreadConstraints")))
                    .extracting(constraint -> constraint.path("topologyKey").asString())
                    .containsExactlyInAnyOrder("kubernetes.io/hostname", "topology.kubernetes.io/zone");
            assertThat(workload.containers()).allSatisfy(container -> {
                assertThat(container.at("/resources/requests/cpu").asString("")).isNotEmpty();
                assertThat(container.at("/resources/requests/memory").asString(""))
                        .isNotEmpty();
                assertThat(container.at("/resources/limits/memory").asString(""))
                        .isNotEmpty();
            });
        }
    }

    @Test
    void digestWinsOverTags() {
        Manifests manifests = EveryValuesFile.Rendered.with("values-eu-1.yaml");

        assertThat(manifests.workloads())
                .extracting(workload -> workload.container().path("image").asString())
                .allMatch(image -> image.startsWith("registry.example.org/gatehouse/"))
                .anyMatch(image -> image.matches(".*/gateway-service@sha256:[0-9a-f]{64}"))
                .anyMatch(image -> image.matches(".*/config-api:[0-9.]+"));
    }

    @Test
    void olderKubernetesIsRefused() {
        Chart chart = Chart.ofCheckout();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> chart.render(chart.folder().resolve("values-eu-1.yaml"), "1.29.0"))
                .withMessageContaining("kubeVersion");
    }
}
