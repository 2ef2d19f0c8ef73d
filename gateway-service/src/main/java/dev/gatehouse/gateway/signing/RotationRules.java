package dev.gatehouse.gateway.signing;

import java.time.Duration;

/// How long a key must have been published before it signs, and how long it stays published afterwards.
///
/// @param maxAge how long a client may keep the published set
/// @param spread how much later than the first gateway the last one may see a new file
/// @param window how old a message may be that a resumed stream is still sent
public record RotationRules(Duration maxAge, Duration spread, Duration window) {
    private static final int LOOKS_PER_SPREAD = 12;

    /// The contract's times: five minutes and one minute.
    public static RotationRules forWindow(Duration window) {
        return new RotationRules(Duration.ofMinutes(5), Duration.ofMinutes(1), window);
    }

    /// From a key's first publication to its first signature: until every client's set holds it, whichever gateway it
    /// came from.
    public Duration lead() {
        return maxAge.plus(spread);
    }

    /// From a key's last signature to its last publication: until nothing signed with it can still be sent.
    public Duration retention() {
        return window.plus(lead());
    }

    /// The pause between two looks at the files: short against the spread.
    public Duration pause() {
        return spread.dividedBy(LOOKS_PER_SPREAD);
    }
}
