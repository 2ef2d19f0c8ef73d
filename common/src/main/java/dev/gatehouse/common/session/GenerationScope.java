package dev.gatehouse.common.session;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whose sessions a generation counter is about.
public enum GenerationScope {
    GLOBAL,
    TENANT,
    USER;

    /// The name in records, streams and JSON: lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GenerationScope> parse(String wireName) {
        return Stream.of(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }
}
