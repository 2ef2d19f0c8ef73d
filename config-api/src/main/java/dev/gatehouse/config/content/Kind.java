package dev.gatehouse.config.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a configuration is fetched.
public enum Kind {
    /// While the template of a machine is made.
    SYSTEM,
    /// While a machine is made from its template.
    APPLICATION;

    /// The name in JSON and in requests.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name, in exactly that spelling.
    public static Optional<Kind> parse(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
