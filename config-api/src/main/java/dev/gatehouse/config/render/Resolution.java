package dev.gatehouse.config.render;

import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.Kind;
import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One kind of a release as a machine gets it: for each key the value of the most specific of its layers that has
/// the key.
///
/// @param values by key, in its order
public record Resolution(SortedMap<String, Resolved> values) {
    /// A value and where it comes from.
    ///
    /// @param layer the layer that decided
    /// @param overridden the layers that have the key too, the most specific first
    public record Resolved(Json.Scalar value, Layer layer, List<Layer> overridden) {
        Resolved under(Json.Scalar moreSpecific, Layer its) {
            List<Layer> below = new ArrayList<>(List.of(layer));
            below.addAll(overridden);
            return new Resolved(moreSpecific, its, List.copyOf(below));
        }
    }

    /// Resolves for a machine. A layer that is not configured adds nothing.
    public static Resolution of(Content content, Kind kind, Machine machine) {
        TreeMap<String, Resolved> values = new TreeMap<>();
        for (Layer layer : machine.layers()) {
            content.values(kind, layer).forEach((key, value) -> {
                Resolved below = values.get(key);
                values.put(key, below == null ? new Resolved(value, layer, List.of()) : below.under(value, layer));
            });
        }
        return new Resolution(values);
    }

    /// Those of the keys that have no value, in the order in which they were asked for.
    public List<String> missing(List<String> required) {
        return required.stream().filter(key -> !values.containsKey(key)).toList();
    }
}
