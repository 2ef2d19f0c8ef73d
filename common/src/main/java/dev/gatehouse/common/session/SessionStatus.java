package dev.gatehouse.common.session;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The state of a session. It only ever goes forward, from active to one of the other two.
public enum SessionStatus {
    ACTIVE,
    REVOKED,
    EXPIRED;

    /// The name in records and streams: lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SessionStatus> parse(String wireName) {
        return Stream.of(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
