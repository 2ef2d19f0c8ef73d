package dev.gatehouse.helm;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The rendered objects.
///
/// @param text as the engine wrote them
record Manifests(String text, List<JsonNode> objects) {
    static Manifests parse(String text) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Manifests(
                    text,
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        }
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .toList();
    }

    List<Workload> workloads() {
        return ofKind("Deployment").stream().map(Workload::new).toList();
    }

    /// The objects of a kind that belong to a service, by their label.
    List<JsonNode> of(Workload workload, String kind) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/labels/app.kubernetes.io~1name")
                        .asString()
                        .equals(workload.service()))
                .toList();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
