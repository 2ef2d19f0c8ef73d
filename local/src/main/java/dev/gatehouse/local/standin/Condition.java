package dev.gatehouse.local.standin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a stand-in behaves at the moment.
public enum Condition {
    /// As it should.
    UP,
    /// Its listener is closed: a connection is refused.
    REFUSED,
    /// It answers after 30 s, later than anybody waits.
    SLOW,
    /// It takes a request and resets the connection.
    RESET,
    /// It answers 200 with a body that is none of what was asked for.
    GARBAGE,
    /// It answers 503.
    SERVER_ERROR("5xx"),
    /// It answers 200, and the body breaks off.
    PARTIAL;

    private final String label;

    Condition() {
        this.label = name().toLowerCase(Locale.ROOT);
    }

    Condition(String label) {
        this.label = label;
    }

    /// The word that people type.
    public String label() {
        return label;
    }

    /// The condition of that label.
    public static Optional<Condition> labelled(String label) {
        return Stream.of(values())
                .filter(condition -> condition.label.equals(label))
                .findFirst();
    }
}
