package dev.gatehouse.helm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A service's rendered Deployment.
record Workload(JsonNode deployment) {
    /// As in `gateway-service`.
    String service() {
        return deployment.at("/metadata/labels/app.kubernetes.io~1name").asString();
    }

    JsonNode spec() {
        return deployment.path("spec");
    }

    JsonNode pod() {
        return deployment.at("/spec/template/spec");
    }

    List<JsonNode> containers() {
        return List.copyOf(Manifests.each(pod().path("containers")).toList());
    }

    /// The only one.
    JsonNode container() {
        return containers().getFirst();
    }

    /// Variables and what they are set to: a text, or the reference to a secret's key.
    Map<String, JsonNode> environment() {
        Map<String, JsonNode> environment = new TreeMap<>();
        for (JsonNode variable : container().path("env")) {
            JsonNode before = environment.put(variable.path("name").asString(), variable);
            if (before != null) {
                throw new IllegalStateException("twice: " + before);
            }
        }
        return environment;
    }

    /// The value of a variable; empty when it is not set, or by reference.
    String value(String variable) {
        JsonNode entry = environment().get(variable);
        return entry == null ? "" : entry.path("value").asString("");
    }

    /// True iff a variable has a text or refers to one.
    boolean isSet(String variable) {
        JsonNode entry = environment().get(variable);
        return entry != null
                && (!entry.path("value").asString("").isEmpty()
                        || entry.at("/valueFrom/secretKeyRef").has("key"));
    }

    Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        for (JsonNode port : container().path("ports")) {
            ports.put(port.path("name").asString(), port.path("containerPort").asInt());
        }
        return ports;
    }

    boolean usesSqlite() {
        return value("CONFIG_API_STORE").equals("sqlite");
    }

    @Override
    public String toString() {
        return service();
    }
}
