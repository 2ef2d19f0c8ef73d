package dev.gatehouse.config.render;

import dev.gatehouse.config.json.Json;

/// `"KEY": value` lines. Keys and texts are always quoted, so that none is taken for a number, a boolean or a null
/// (`no` and `on` are booleans in YAML 1.1).
final class YamlText {
    private YamlText() {}

    static String write(Resolution resolution, boolean explained) {
        if (resolution.values().isEmpty()) {
            return "{}\n";
        }
        StringBuilder out = new StringBuilder();
        resolution.values().forEach((key, resolved) -> {
            if (explained) {
                out.append(Provenance.comment(resolved));
            }
            out.append(Quoted.yaml(key))
                    .append(": ")
                    .append(value(resolved.value()))
                    .append('\n');
        });
        return out.toString();
    }

    private static String value(Json.Scalar value) {
        return switch (value) {
            case Json.Text(var text) -> Quoted.yaml(text);
            case Json.Num(var text) -> number(text);
            case Json.Flag flag -> flag.text();
        };
    }

    /// `1e3` is a number in YAML 1.2 and a text in 1.1, which wants a point and a sign: `1.0e+3` is one in both.
    private static String number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent < 0) {
            return text;
        }
        String mantissa = text.substring(0, exponent);
        String power = text.substring(exponent + 1);
        return mantissa + (mantissa.contains(".") ? "" : ".0") + "e" + (Character.isDigit(power.charAt(0)) ? "+" : "")
                + power;
    }
}
