package dev.gatehouse.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `values.schema.json` refuses, each time as a user meets it: the engine is given such values.
class SchemaTest {
    /// What may be left empty, because the service runs without it or another way was chosen.
    private static final Set<String> OPTIONAL = Set.of(
            "/gatewayService/routes/existingConfigMap", "/configApi/bootstrapToken/existingSecret", "/redis/address");

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path scratch;

    private Trial trial() {
        return new Trial(scratch);
    }

    @Test
    void unknownKeyIsRefusedAtEveryLevel() throws IOException {
        List<String> accepted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path file : Chart.valuesFiles()) {
            ValuesTree values = trial().values(file);
            for (JsonPointer at : newPlaces(values, JsonNode::isObject, seen)) {
                // An object, so that a map of texts, such as labels, refuses it too.
                String refusal =
                        trial().refusal(values.with(at, node -> ((ObjectNode) node).set("surprise", object())));
                if (!refusal.contains("surprise")) {
                    accepted.add(file.getFileName() + " " + at + ": " + refusal);
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(seen).hasSizeGreaterThan(60);
    }

    @Test
    void valueOfAnotherTypeIsRefusedEverywhere() throws IOException {
        List<String> accepted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path file : Chart.valuesFiles()) {
            ValuesTree values = trial().values(file);
            for (JsonPointer at : newPlaces(values, node -> !node.isObject(), seen)) {
                if (trial().refusal(values.with(at, node -> object())).isEmpty()) {
                    accepted.add(file.getFileName() + " " + at);
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void missingNameIsRefused() throws IOException {
        ValuesTree values = trial().values("values-eu-1.yaml");
        List<JsonPointer> names = values.find(JsonNode::isString).stream()
                .filter(SchemaTest::isRequired)
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(25)
                .allSatisfy(at -> assertThat(trial().refusal(values.with(at, node -> JSON.valueToTree(""))))
                        .contains(at.toString()));
    }

    @Test
    void redisIsNamedByItsAddressOrBySentinelsAndNotByBoth() throws IOException {
        JsonPointer address = JsonPointer.compile("/redis/address");

        assertThat(trial().refusal(trial().values("values-staging.yaml").with(address, node -> JSON.valueToTree(""))))
                .contains("/redis/address");
        assertThat(trial().refusal(trial().values("values-eu-1.yaml")
                        .with(address, node -> JSON.valueToTree("redis:6379"))))
                .contains("/redis/address");
    }

    private static boolean isRequired(JsonPointer at) {
        return at.toString()
                        .matches(
                                "/(environment|region)|.*/(registry|address|url|existing(Secret|ConfigMap)|clientCaSecret)"
                                    + "|/redis/sentinel/master")
                && !OPTIONAL.contains(at.toString());
    }

    @Test
    void readmeListsEveryObjectThatMustExist() throws IOException {
        String readme = Files.readString(Chart.ofCheckout().folder().resolve("README.md"));

        assertThat(trial().values("values-eu-1.yaml").find(JsonNode::isString))
                .extracting(at -> at.toString().substring(1).replace('/', '.'))
                .filteredOn(name -> name.matches(".*\\.existing(Secret|ConfigMap)"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
    }

    private static List<JsonPointer> newPlaces(ValuesTree values, Predicate<JsonNode> wanted, Set<String> seen) {
        return values.find(wanted).stream()
                .filter(at -> seen.add(ValuesTree.shape(at)))
                .toList();
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
