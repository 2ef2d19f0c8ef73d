package dev.gatehouse.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.gatehouse.common.fixture.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A chart's folder, as the real Helm engine sees it: the checkout's own or a copy of it.
///
/// @param folder holds Chart.yaml
record Chart(Path folder) {
    static final String RELEASE = "edge";
    static final String NAMESPACE = "gatehouse";

    /// A version of Kubernetes that the chart allows; the engine's own guess, without a cluster, is older.
    private static final String KUBERNETES = "1.34.0";

    private static final String PRINTED_VALUES = "kind: PrintedValues\nvalues: {{ .Values | toJson }}\n";

    static Chart ofCheckout() {
        return new Chart(Folders.checkout().resolve("helm/gatehouse"));
    }

    /// Every values file beside the defaults: none is forgotten, for the folder is read.
    static List<Path> valuesFiles() {
        try (Stream<Path> files = Files.list(ofCheckout().folder())) {
            return files.filter(file -> file.getFileName().toString().matches("values-.+\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the engine makes of the chart with a values file.
    ///
    /// @throws IllegalStateException with the engine's message when it refuses
    Manifests render(Path values) {
        return render(values, KUBERNETES);
    }

    /// The same for a version of Kubernetes.
    Manifests render(Path values, String kubernetes) {
        return Manifests.parse(new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(kubernetes)
                .withValuesFile(values)
                .call());
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    /// All values, defaults included, as the engine itself merges them.
    ///
    /// @param scratch an empty folder to copy the chart to
    JsonNode merged(Path values, Path scratch) throws IOException {
        Chart copy = copyTo(scratch);
        Files.writeString(copy.folder().resolve("templates/printed-values.yaml"), PRINTED_VALUES);
        return copy.render(values).ofKind("PrintedValues").getFirst().path("values");
    }

    /// A copy in which these values are the defaults. The engine lints no others.
    Chart withDefaults(JsonNode values, Path scratch) throws IOException {
        Chart copy = copyTo(scratch);
        JsonMapper.shared().writeValue(copy.folder().resolve("values.yaml"), values); // JSON is YAML
        return copy;
    }

    private Chart copyTo(Path scratch) throws IOException {
        Path target = scratch.resolve("gatehouse");
        Folders.delete(target);
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.toList()) {
                Files.copy(each, target.resolve(folder.relativize(each).toString()));
            }
        }
        return new Chart(target);
    }
}
