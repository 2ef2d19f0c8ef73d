package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the "restricted" level of the Pod Security Standards asks for, a read-only root, and no secret of our making.
class PodSecurityTest {
    @EveryValuesFile
    void podIsRestricted(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            JsonNode pod = workload.pod();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asString())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                    .isFalse();
        }
    }

    @EveryValuesFile
    void containerIsRestricted(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
                JsonNode context = container.path("securityContext");
                assertThat(context.path("runAsNonRoot").asBoolean(false)).isTrue();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean(false))
                        .isTrue();
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(context.path("privileged").asBoolean(true)).isFalse();
                assertThat(Manifests.each(context.at("/capabilities/drop")))
                        .extracting(JsonNode::asString)
                        .containsExactly("ALL");
                assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
            });
            assertThat(workload.pod().has("initContainers")).isFalse();
        }
    }

    @EveryValuesFile
    void everyServiceHasAnAccountOfItsOwnWithoutAToken(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            JsonNode account = manifests.of(workload, "ServiceAccount").getFirst();
            assertThat(account.at("/metadata/name")).isEqualTo(workload.pod().path("serviceAccountName"));
            assertThat(account.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
        }
    }

    @EveryValuesFile
    void onlyTemporaryFilesAndTheStoreCanBeWritten(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            assertThat(Manifests.each(workload.container().path("volumeMounts")))
                    .filteredOn(mount -> !mount.path("readOnly").asBoolean(false))
                    .extracting(mount -> mount.path("name").asString())
                    .containsExactlyElementsOf(
                            workload.usesSqlite()
                                    ? Stream.of("tmp", "store").toList()
                                    : Stream.of("tmp").toList());
        }
    }

    @EveryValuesFile
    void noSecretIsRendered(Manifests manifests) {
        assertThat(manifests.ofKind("Secret")).isEmpty();
        assertThat(manifests.ofKind("ConfigMap")).isEmpty();
        assertThat(manifests.text()).doesNotContain("-----BEGIN");
    }

    @Test
    void noTemplateMakesASecret() throws IOException {
        try (Stream<Path> templates = Files.list(Chart.ofCheckout().folder().resolve("templates"))) {
            for (Path template : templates.toList()) {
                assertThat(Files.readString(template))
                        .as("%s", template)
                        .doesNotContainPattern(
                                "\\b(rand[A-Z]\\w+|gen[A-Z]\\w+|derivePassword|htpasswd|lookup|encryptAES)\\b");
            }
        }
    }
}
