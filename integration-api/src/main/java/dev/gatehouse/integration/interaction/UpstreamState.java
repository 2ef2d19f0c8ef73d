package dev.gatehouse.integration.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the last attempts tell of an upstream. Nobody asks it for this.
///
/// @param since when it came into this condition; null before the first attempt
/// @param failuresInARow how many of the newest attempts failed
public record UpstreamState(
        Condition condition,
        @Nullable Instant since,
        int failuresInARow,
        @Nullable ErrorClass lastErrorClass,
        @Nullable Instant lastSuccess) {
    /// Before the first attempt.
    static final UpstreamState UNKNOWN = new UpstreamState(Condition.UNKNOWN, null, 0, null, null);

    private static final int DOWN_AFTER = 3;

    /// In a word.
    public enum Condition {
        UNKNOWN,
        UP,
        /// The newest attempts failed, but few of them.
        DEGRADED,
        DOWN
    }

    /// The state after one more attempt.
    UpstreamState after(Interaction interaction) {
        ErrorClass error = interaction.errorClass();
        if (error == null) {
            return in(Condition.UP, 0, lastErrorClass, interaction.time(), interaction.time());
        }
        if (!error.isAboutTheUpstream()) {
            return this;
        }
        int failures = failuresInARow + 1;
        boolean down = failures >= DOWN_AFTER;
        return in(down ? Condition.DOWN : Condition.DEGRADED, failures, error, lastSuccess, interaction.time());
    }

    private UpstreamState in(
            Condition next, int failures, @Nullable ErrorClass error, @Nullable Instant success, Instant now) {
        return new UpstreamState(next, next == condition ? since : now, failures, error, success);
    }
}
