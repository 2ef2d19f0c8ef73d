package dev.gatehouse.config.render;

import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.render.Resolution.Resolved;
import java.util.stream.Collectors;

/// One JSON object in one line: `{"KEY":value,…}`; explained
/// `{"KEY":{"value":value,"layer":…,"overridden":[…]},…}`.
final class JsonText {
    private JsonText() {}

    static String write(Resolution resolution, boolean explained) {
        return resolution.values().entrySet().stream()
                .map(entry -> Quoted.json(entry.getKey()) + ":" + member(entry.getValue(), explained))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String member(Resolved resolved, boolean explained) {
        String value = value(resolved.value());
        return explained ? "{\"value\":" + value + "," + Provenance.members(resolved) + "}" : value;
    }

    private static String value(Json.Scalar value) {
        return switch (value) {
            case Json.Text(var text) -> Quoted.json(text);
            case Json.Num(var text) -> text;
            case Json.Flag flag -> flag.text();
        };
    }
}
