package dev.gatehouse.config.render;

import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.render.Resolution.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Resolutions of tests.
final class Samples {
    private Samples() {}

    /// Each value from the base.
    static Resolution resolution(Map<String, ? extends Json.Scalar> values) {
        TreeMap<String, Resolved> resolved = new TreeMap<>();
        values.forEach((key, value) -> resolved.put(key, new Resolved(value, Layer.BASE, List.of())));
        return new Resolution(resolved);
    }

    /// Texts under the keys `K000`, `K001` and so on, in the order of the list.
    static Map<String, Json.Text> texts(List<String> texts) {
        TreeMap<String, Json.Text> values = new TreeMap<>();
        texts.forEach(text -> values.put("K%03d".formatted(values.size()), new Json.Text(text)));
        return values;
    }

    static String write(Resolution resolution, Format format) {
        return new String(Representation.of(resolution, 7, format, false).body(), StandardCharsets.UTF_8);
    }
}
