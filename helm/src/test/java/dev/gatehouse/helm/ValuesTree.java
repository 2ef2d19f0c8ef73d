package dev.gatehouse.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Values whose single parts can be replaced.
record ValuesTree(JsonNode root) {
    /// Where all parts lie that are so, from outside to inside.
    List<JsonPointer> find(Predicate<JsonNode> wanted) {
        List<JsonPointer> found = new ArrayList<>();
        collect(root, JsonPointer.empty(), wanted, found);
        return found;
    }

    private static void collect(JsonNode node, JsonPointer at, Predicate<JsonNode> wanted, List<JsonPointer> found) {
        if (wanted.test(node)) {
            found.add(at);
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            collect(property.getValue(), at.appendProperty(property.getKey()), wanted, found);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), wanted, found);
        }
    }

    /// A copy in which one part is another.
    ValuesTree with(JsonPointer at, UnaryOperator<JsonNode> change) {
        JsonNode copy = root.deepCopy();
        if (at.matches()) {
            return new ValuesTree(change.apply(copy));
        }
        JsonNode parent = copy.at(at.head());
        JsonNode changed = change.apply(copy.at(at));
        switch (parent) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), changed);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), changed);
            default -> throw new IllegalArgumentException("nothing lies at " + at);
        }
        return new ValuesTree(copy);
    }

    /// The same place in a list is the same place in the schema.
    static String shape(JsonPointer at) {
        return at.toString().replaceAll("/\\d+", "/*");
    }
}
