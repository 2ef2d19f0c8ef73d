package dev.gatehouse.integration.admission;

import dev.gatehouse.integration.redaction.Redaction;
import dev.gatehouse.integration.redaction.Redactions;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Applies redactions to a JSON tree, in one walk that goes no deeper than they do.
final class TreeRedaction {
    private static final StringNode MASK = StringNode.valueOf("***");

    private TreeRedaction() {}

    /// Changes the tree.
    static void apply(Redactions.Place place, JsonNode tree) {
        if (place.isVisible()) {
            return;
        }
        if (tree instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> field(place.field(name), object, name));
        } else if (tree instanceof ArrayNode array) {
            elements(place.element(), array);
        }
    }

    private static void field(Redactions.Place place, ObjectNode object, String name) {
        JsonNode value = object.path(name);
        place.redaction()
                .ifPresentOrElse(
                        redaction -> {
                            switch (redaction) {
                                case REMOVE -> object.remove(name);
                                case MASK -> object.set(name, masked(value));
                            }
                        },
                        () -> apply(place, value));
    }

    private static void elements(Redactions.Place place, ArrayNode array) {
        if (place.redaction().filter(Redaction.REMOVE::equals).isPresent()) {
            array.removeAll();
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            if (place.redaction().isPresent()) {
                array.set(i, masked(array.path(i)));
            } else {
                apply(place, array.path(i));
            }
        }
    }

    private static JsonNode masked(JsonNode value) {
        return value.isString() ? MASK : NullNode.getInstance();
    }
}
