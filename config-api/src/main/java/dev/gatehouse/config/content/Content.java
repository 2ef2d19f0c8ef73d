package dev.gatehouse.config.content;

import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.json.JsonWriter;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// The content of a release: kind, layer, key, value. It is always within the limits, and can't be changed.
///
/// Its stored form is JSON, the same bytes for equal contents:
/// `{"application":{"base":{"PORT":8080},"role/web":{"GREETING":"hello"}},"system":{}}`.
public final class Content {
    /// The most bytes that one value may have, as UTF-8.
    public static final int MAX_VALUE_BYTES = 256 * 1024;

    /// The most bytes that a content may have in its stored form.
    public static final int MAX_BYTES = 1024 * 1024;

    private final Map<Kind, NavigableMap<Layer, SortedMap<String, Json.Scalar>>> kinds;
    private final byte[] stored;

    Content(Map<Kind, NavigableMap<Layer, SortedMap<String, Json.Scalar>>> kinds) {
        this.kinds = kinds;
        this.stored = JsonWriter.write(json());
    }

    /// The layers of a kind, the least specific first. None where the kind is not configured.
    public NavigableMap<Layer, SortedMap<String, Json.Scalar>> layers(Kind kind) {
        return kinds.getOrDefault(kind, Collections.emptyNavigableMap());
    }

    /// The values of a layer by key, ordered. None where the layer is not configured.
    public SortedMap<String, Json.Scalar> values(Kind kind, Layer layer) {
        return layers(kind).getOrDefault(layer, Collections.emptySortedMap());
    }

    /// The stored form.
    public byte[] stored() {
        return stored.clone();
    }

    /// How long the stored form is.
    int size() {
        return stored.length;
    }

    private Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        kinds.forEach((kind, layers) -> members.put(kind.wireName(), json(layers)));
        return new Json.Fields(members);
    }

    private static Json json(NavigableMap<Layer, SortedMap<String, Json.Scalar>> layers) {
        TreeMap<String, Json> members = new TreeMap<>();
        layers.forEach((layer, values) -> members.put(layer.wireName(), new Json.Fields(values)));
        return new Json.Fields(members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && kinds.equals(content.kinds);
    }

    @Override
    public int hashCode() {
        return kinds.hashCode();
    }

    /// How much there is, and nothing of it: values may be secret.
    @Override
    public String toString() {
        return "content of " + stored.length + " bytes";
    }
}
