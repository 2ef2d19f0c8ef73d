package dev.gatehouse.config.render;

import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.render.Resolution.Resolved;
import java.util.stream.Collectors;

/// Where a value comes from, in words. Names of layers hold nothing that could end a comment or a text in quotes.
final class Provenance {
    private Provenance() {}

    /// A line that shells and YAML parsers skip, such as `# role/web, over region/eu-1, base`.
    static String comment(Resolved value) {
        String over = value.overridden().isEmpty() ? "" : ", over " + names(value, "");
        return "# " + value.layer().wireName() + over + "\n";
    }

    /// The members `layer` and `overridden` of a JSON object.
    static String members(Resolved value) {
        return "\"layer\":\"" + value.layer().wireName() + "\",\"overridden\":[" + names(value, "\"") + "]";
    }

    private static String names(Resolved value, String quote) {
        return value.overridden().stream()
                .map(Layer::wireName)
                .map(name -> quote + name + quote)
                .collect(Collectors.joining(quote.isEmpty() ? ", " : ","));
    }
}
