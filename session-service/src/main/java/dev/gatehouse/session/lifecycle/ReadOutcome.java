package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;

/// What was found of a session.
public sealed interface ReadOutcome {
    record Found(StoredSession session) implements ReadOutcome {}

    /// There is no record, or none that can be understood.
    record Absent() implements ReadOutcome {}

    record Refused(ErrorReason reason, String detail) implements ReadOutcome {}
}
