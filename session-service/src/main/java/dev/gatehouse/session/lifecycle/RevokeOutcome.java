package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionStatus;

/// What became of a revocation.
public sealed interface RevokeOutcome {
    /// The session is over.
    ///
    /// @param status expired, if it was that before
    /// @param changed false: it was over already, and nothing was written or published
    record Ended(SessionStatus status, long revision, boolean changed) implements RevokeOutcome {}

    /// There is no such session within the caller's tenant.
    record NotFound() implements RevokeOutcome {}

    record Refused(ErrorReason reason, String detail) implements RevokeOutcome {}
}
