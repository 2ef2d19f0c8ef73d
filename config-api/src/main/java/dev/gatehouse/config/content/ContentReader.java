package dev.gatehouse.config.content;

import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.json.JsonReader;
import dev.gatehouse.config.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads a content from JSON, a caller's or the stored one, and refuses what is not allowed by its place.
public final class ContentReader {
    /// The form of every key.
    public static final String KEY_FORM = "[A-Za-z_][A-Za-z0-9_]{0,127}";

    // White space and escapes may make what a caller sends longer than what is stored; not without bound.
    private static final int MAX_GIVEN_BYTES = 2 * Content.MAX_BYTES;
    private static final Pattern KEY = Pattern.compile(KEY_FORM);

    private ContentReader() {}

    /// Reads a content.
    public static ContentOutcome read(byte[] json) {
        if (json.length > MAX_GIVEN_BYTES) {
            return new ContentOutcome.TooLarge();
        }
        try {
            Content content = new Content(kinds(JsonReader.read(json)));
            return content.size() > Content.MAX_BYTES
                    ? new ContentOutcome.TooLarge()
                    : new ContentOutcome.Valid(content);
        } catch (MalformedJsonException e) {
            return new ContentOutcome.Invalid("", String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            return new ContentOutcome.Invalid(e.place, String.valueOf(e.getMessage()));
        }
    }

    private static Map<Kind, NavigableMap<Layer, SortedMap<String, Json.Scalar>>> kinds(Json.Fields root)
            throws Refusal {
        Map<Kind, NavigableMap<Layer, SortedMap<String, Json.Scalar>>> kinds = new EnumMap<>(Kind.class);
        for (Map.Entry<String, Json> member : root.members().entrySet()) {
            Kind kind =
                    Kind.parse(member.getKey()).orElseThrow(() -> new Refusal("", "a kind is system or application"));
            kinds.put(kind, layers(kind.wireName(), fields(kind.wireName(), member.getValue())));
        }
        return Collections.unmodifiableMap(kinds);
    }

    private static NavigableMap<Layer, SortedMap<String, Json.Scalar>> layers(String place, Json.Fields given)
            throws Refusal {
        NavigableMap<Layer, SortedMap<String, Json.Scalar>> layers = new TreeMap<>();
        for (Map.Entry<String, Json> member : given.members().entrySet()) {
            Layer layer = Layer.parse(member.getKey())
                    .orElseThrow(() -> new Refusal(
                            place, "a layer is base, region/…, role/… or host/… with a name " + Segment.FORM));
            String below = place + "." + layer.wireName();
            layers.put(layer, values(below, fields(below, member.getValue())));
        }
        return Collections.unmodifiableNavigableMap(layers);
    }

    private static SortedMap<String, Json.Scalar> values(String place, Json.Fields given) throws Refusal {
        SortedMap<String, Json.Scalar> values = new TreeMap<>();
        for (Map.Entry<String, Json> member : given.members().entrySet()) {
            String key = member.getKey();
            if (!KEY.matcher(key).matches()) {
                throw new Refusal(place, "a key must be " + KEY_FORM);
            }
            values.put(key, scalar(place + "." + key, member.getValue()));
        }
        return Collections.unmodifiableSortedMap(values);
    }

    private static Json.Fields fields(String place, Json value) throws Refusal {
        if (value instanceof Json.Fields fields) {
            return fields;
        }
        throw new Refusal(place, "an object is expected");
    }

    private static Json.Scalar scalar(String place, Json value) throws Refusal {
        if (!(value instanceof Json.Scalar scalar)) {
            throw new Refusal(place, "a value must be a text, a number or a boolean");
        }
        if (scalar.text().getBytes(StandardCharsets.UTF_8).length > Content.MAX_VALUE_BYTES) {
            throw new Refusal(place, "a value may have " + Content.MAX_VALUE_BYTES + " bytes");
        }
        return scalar;
    }

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final String place;

        Refusal(String place, String problem) {
            super(problem);
            this.place = place;
        }
    }
}
