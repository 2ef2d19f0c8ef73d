package dev.gatehouse.helm;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives the engine values that no file has.
///
/// @param scratch a folder of its own
record Trial(Path scratch) {
    /// What a file comes to, defaults included.
    ValuesTree values(String file) throws IOException {
        Chart chart = Chart.ofCheckout();
        return values(chart.folder().resolve(file));
    }

    ValuesTree values(Path file) throws IOException {
        return new ValuesTree(Chart.ofCheckout().merged(file, scratch));
    }

    /// @throws IllegalStateException with the engine's message when it refuses
    Manifests render(JsonNode values) {
        return Chart.ofCheckout().render(write(values));
    }

    /// The engine's message; empty when it renders.
    String refusal(ValuesTree values) {
        try {
            render(values.root());
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    Path write(JsonNode values) {
        Path file = scratch.resolve("changed.json"); // JSON is YAML
        JsonMapper.shared().writeValue(file, values);
        return file;
    }
}
