package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;

/// What became of an open.
public sealed interface OpenOutcome {
    /// The session exists.
    ///
    /// @param repeated it was opened by an earlier attempt with the same idempotency key
    record Opened(OpenedSession session, boolean repeated) implements OpenOutcome {}

    /// There is no session, except where the reason says that the outcome is unknown.
    ///
    /// @param detail for the log: names the check, nothing of token or key
    record Refused(ErrorReason reason, String detail) implements OpenOutcome {}
}
