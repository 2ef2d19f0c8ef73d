package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;

/// What became of a report of activity.
public sealed interface TouchOutcome {
    /// Those that are active live on.
    ///
    /// @param sessions how many those are
    record Touched(int sessions) implements TouchOutcome {}

    record Refused(ErrorReason reason, String detail) implements TouchOutcome {}
}
