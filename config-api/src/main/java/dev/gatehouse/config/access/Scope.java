package dev.gatehouse.config.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a token may do below its prefix. None includes another.
public enum Scope {
    /// Resolve configurations and read releases.
    READ,
    /// Change drafts.
    EDIT,
    /// Publish releases and roll back.
    PUBLISH,
    /// See secret values.
    SECRETS,
    /// Make, list and revoke tokens.
    ADMIN;

    /// The name on the wire and in records.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> parse(String wireName) {
        return Stream.of(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }
}
