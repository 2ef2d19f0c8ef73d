package dev.gatehouse.session.access;

import java.util.Optional;
import java.util.stream.Stream;

/// What a caller may be allowed to do.
public enum Scope {
    /// A gateway's: it opens sessions for others, reports which are in use, and witnesses revocations.
    OPEN("sessions:open"),
    REVOKE("sessions:revoke"),
    INTROSPECT("sessions:introspect");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the callers file.
    public String wireName() {
        return wireName;
    }

    public static Optional<Scope> parse(String wireName) {
        return Stream.of(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }
}
