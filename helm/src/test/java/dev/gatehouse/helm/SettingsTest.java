package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.helm.DeclaredSettings.Setting;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every variable in the chart, compared with what the services declare.
class SettingsTest {
    /// Read by the JVM, not by a service.
    private static final String JVM = "JAVA_TOOL_OPTIONS";

    /// What the chart leaves alone, and why. A new setting belongs into the chart or here.
    private static final Map<Pattern, String> LEFT_ALONE = Map.of(
            Pattern.compile(".*_PLAINTEXT_LISTENERS"), "TLS ends in the services",
            Pattern.compile(".*(?<!_ADMIN)_(HTTP|GRPC)_ADDR"), "the chart counts on the default ports",
            Pattern.compile(".*_EVENTS_REDIS_STREAM"), "both services and all publishers know the default",
            Pattern.compile(".*_REDIS_REPLICA_ADDRS"), "nothing uses it yet",
            Pattern.compile(".*_ADMIN_TOKEN_SHA256_PATH"), "outside its pod an admin listener asks for a certificate",
            Pattern.compile(".*_SIGNATURE_PROVIDER"), "auto takes what works on the node",
            Pattern.compile("GATEWAY_(LIMITS_.*|STREAM_MAX_AGE|REQUEST_MAX_(AGE|AHEAD)|SOURCE_ADDRESS_PRESERVED)"),
                    "the defaults are made for one node, behind a balancer");

    private final DeclaredSettings declared = DeclaredSettings.read();

    @EveryValuesFile
    void variableIsOneThatItsServiceDeclares(Manifests manifests) {
        assertThat(manifests.workloads())
                .hasSize(4)
                .allSatisfy(workload -> assertThat(workload.environment().keySet())
                        .filteredOn(variable -> !variable.equals(JVM))
                        .isNotEmpty()
                        .isSubsetOf(declared.accepted(workload.service())));
    }

    @EveryValuesFile
    void requiredVariableIsSet(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            assertThat(declared.of(workload.service()))
                    .filteredOn(Setting::isRequired)
                    .extracting(Setting::variable)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(workload::isSet);
        }
    }

    @Test
    void everyDeclaredSettingIsSetSomewhereOrLeftAloneForAReason() {
        Set<String> set = new TreeSet<>();
        EveryValuesFile.Rendered.all()
                .flatMap(rendered -> rendered.getPayload().workloads().stream())
                .forEach(workload -> set.addAll(workload.environment().keySet()));

        assertThat(declared.all())
                .filteredOn(setting -> !setting.isRefused() && !set.contains(setting.variable()))
                .extracting(Setting::variable)
                .allMatch(variable -> LEFT_ALONE.keySet().stream()
                        .anyMatch(pattern -> pattern.matcher(variable).matches()));
    }

    @EveryValuesFile
    void secretValuesComeByReference(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            workload.environment().forEach((name, variable) -> {
                if (name.matches(".*(PASSWORD|SECRET|TOKEN)")) {
                    assertThat(variable.has("value")).as(name).isFalse();
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asString())
                            .isNotEmpty();
                }
            });
        }
    }

    @EveryValuesFile
    void pathLiesInAVolumeAndEveryVolumeIsRead(Manifests manifests) {
        for (Workload workload : manifests.workloads()) {
            Set<String> read = new TreeSet<>(Set.of("/tmp"));
            workload.environment().values().stream()
                    .map(variable -> variable.path("value").asString(""))
                    .filter(value -> value.startsWith("/"))
                    .map(value -> mount(workload, value))
                    .forEach(read::add);

            assertThat(Manifests.each(workload.container().path("volumeMounts")))
                    .extracting(mount -> mount.path("mountPath").asString())
                    .containsExactlyInAnyOrderElementsOf(read);
            assertThat(Manifests.each(workload.pod().path("volumes")))
                    .extracting(volume -> volume.path("name").asString())
                    .containsExactlyInAnyOrderElementsOf(
                            Manifests.each(workload.container().path("volumeMounts"))
                                    .map(mount -> mount.path("name").asString())
                                    .toList());
        }
    }

    private static String mount(Workload workload, String path) {
        return Manifests.each(workload.container().path("volumeMounts"))
                .map(mount -> mount.path("mountPath").asString())
                .filter(mount -> path.equals(mount) || path.startsWith(mount + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " lies in no volume of " + workload));
    }

    @Test
    void gatewayAsksForFewerStreamsThanItHolds() throws Exception {
        Manifests manifests = EveryValuesFile.Rendered.with("values-eu-1.yaml");
        JsonNode metric = manifests.ofKind("HorizontalPodAutoscaler").stream()
                .flatMap(scaler -> Manifests.each(scaler.at("/spec/metrics")))
                .filter(each -> each.path("type").asString().equals("Pods"))
                .findFirst()
                .orElseThrow()
                .path("pods");

        assertThat(Files.readString(Folders.checkout().resolve("docs/metrics.md")))
                .contains("| `" + metric.at("/metric/name").asString() + "` | gauge |");
        assertThat(Integer.parseInt(metric.at("/target/averageValue").asString()))
                .isLessThan(Integer.parseInt(declared.get("GATEWAY_MAX_STREAMS").defaultValue()));
    }
}
