package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionGrant;

/// What this gateway knows of a session.
public sealed interface Knowledge {
    /// The session may be used.
    ///
    /// @param untilNanos on the monotonic clock: after it the record must be read again
    record Active(SessionGrant grant, long untilNanos) implements Knowledge {}

    /// The session is over. Its key still verifies the signature, so that only its device learns why.
    record Ended(SessionGrant grant, ErrorReason reason) implements Knowledge {}

    /// Nobody ever opened it, or its record is gone or forged.
    record Unknown() implements Knowledge {}
}
