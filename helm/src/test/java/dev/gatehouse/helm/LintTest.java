package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import dev.gatehouse.common.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class LintTest {
    @TempDir
    Path scratch;

    static List<Path> files() {
        return Chart.valuesFiles();
    }

    @Test
    void thereAreValuesForLocalForStagingAndForAJurisdiction() {
        assertThat(Chart.valuesFiles())
                .extracting(file -> file.getFileName().toString())
                .contains("values-local.yaml", "values-staging.yaml", "values-eu-1.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void lintHasNothingToSay(Path values) throws IOException {
        Chart chart = Chart.ofCheckout();
        JsonNode merged = chart.merged(values, scratch);

        LintResult result = chart.withDefaults(merged, scratch).lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.matches("(?s).*\\[(WARNING|ERROR|INFO)].*"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyObjectHasAName(Path values) {
        assertThat(Chart.ofCheckout().render(values).objects())
                .isNotEmpty()
                .allSatisfy(object -> {
                    assertThat(object.path("apiVersion").asString()).isNotEmpty();
                    assertThat(object.at("/metadata/name").asString()).startsWith(Chart.RELEASE + "-gatehouse-");
                    assertThat(object.at("/metadata/namespace").asString()).isEqualTo(Chart.NAMESPACE);
                })
                .extracting(object -> object.path("kind").asString() + " "
                        + object.at("/metadata/name").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void chartIsOfTheReleaseThatIsBuilt() throws IOException {
        JsonNode chart = new YAMLMapper().readTree(Files.readString(file("helm/gatehouse/Chart.yaml")));
        String version = chart.path("appVersion").asString();

        assertThat(Files.readString(file("pom.xml")))
                .containsPattern("<version>" + version.replace(".", "\\.") + "(-SNAPSHOT)?</version>");
    }

    @Test
    void schemaLetsNoObjectHaveUnknownKeys() throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(file("helm/gatehouse/values.schema.json")));

        List<JsonNode> open = schema.findParents("type").stream()
                .filter(part -> part.path("type").asString("").equals("object"))
                .filter(part -> !part.has("additionalProperties")
                        || part.path("additionalProperties").asBoolean(false))
                .toList();

        assertThat(schema.path("$schema").asString()).contains("draft-07");
        assertThat(open).isEmpty();
    }

    private static Path file(String name) {
        return Folders.checkout().resolve(name);
    }
}
