package dev.gatehouse.local.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The invented records, which lie beside these classes.
final class Resources {
    private Resources() {}

    /// The records of an upstream.
    static List<JsonNode> records(String upstream) {
        return List.copyOf(
                JsonMapper.shared().readTree(bytes(upstream + ".json")).values());
    }

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
