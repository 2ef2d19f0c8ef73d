package dev.gatehouse.integration.redaction;

import java.util.Optional;
import java.util.stream.Stream;

/// What is done to a field that a consumer may not see.
public enum Redaction {
    /// The field stays: a text reads `***`, everything else is null.
    MASK,
    /// The field, or the element of the list, is not there.
    REMOVE;

    public static Optional<Redaction> parse(String name) {
        return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
