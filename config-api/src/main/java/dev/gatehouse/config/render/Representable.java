package dev.gatehouse.config.render;

import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.Kind;
import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// What a content must not hold, so that every format can give out whatever was published: asked before each
/// publish.
public final class Representable {
    // What bash and dash do not take as it is given: read-only, computed, or checked when it is assigned.
    private static final Set<String> OF_THE_SHELL = Set.of(
            "_",
            "DIRSTACK",
            "EPOCHREALTIME",
            "EPOCHSECONDS",
            "EUID",
            "FUNCNAME",
            "GROUPS",
            "HISTCMD",
            "LINENO",
            "OPTIND",
            "PPID",
            "RANDOM",
            "SECONDS",
            "SHELLOPTS",
            "SRANDOM",
            "UID");
    private static final String OF_BASH = "BASH";

    private Representable() {}

    /// Why a content can't be published.
    ///
    /// @param place kind, layer and key, such as `system.base.UID`
    /// @param problem tells the rule, nothing of the value
    public record Problem(String place, String problem) {}

    /// The first problem of a content, if it has one.
    public static Optional<Problem> problem(Content content) {
        for (Kind kind : Kind.values()) {
            for (Map.Entry<Layer, SortedMap<String, Json.Scalar>> layer :
                    content.layers(kind).entrySet()) {
                String place = kind.wireName() + "." + layer.getKey().wireName() + ".";
                Optional<Problem> problem = layer.getValue().entrySet().stream()
                        .flatMap(entry -> problem(place, entry.getKey(), entry.getValue()).stream())
                        .findFirst();
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(String place, String key, Json.Scalar value) {
        if (key.startsWith(OF_BASH) || OF_THE_SHELL.contains(key)) {
            return Optional.of(new Problem(place + key, "shells keep this name for themselves"));
        }
        if (value.text().indexOf('\0') >= 0) {
            return Optional.of(new Problem(place + key, "no variable can hold a NUL"));
        }
        return Optional.empty();
    }
}
