package dev.gatehouse.common.session;

import java.util.Optional;
import java.util.regex.Pattern;

/// The counters of the three scopes that a session belongs to, as they stood when it was opened.
///
/// A session is valid iff all three are equal to the current ones. They are compared for equality, never as times.
/// Encoded as `<global>.<tenant>.<user>`; 0 is a counter that does not exist, and no session is valid under it.
public record Generation(long global, long tenant, long user) {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int SCOPES = 3;

    public static Optional<Generation> parse(String text) {
        String[] parts = DOT.split(text, -1);
        if (parts.length != SCOPES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Generation(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// True iff a session that was opened under this generation is valid under the current one.
    public boolean isValidUnder(Generation current) {
        return global > 0 && tenant > 0 && user > 0 && equals(current);
    }

    @Override
    public String toString() {
        return global + "." + tenant + "." + user;
    }
}
