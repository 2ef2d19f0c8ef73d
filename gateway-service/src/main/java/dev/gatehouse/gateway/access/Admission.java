package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;

/// Whether a signed request is let in.
public sealed interface Admission {
    /// Every check was passed.
    ///
    /// @param requestSha256 SHA-256 of the canonical bytes, to which the response is bound
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Admitted(SessionId session, SessionGrant grant, byte[] requestSha256) implements Admission {}

    record Refused(ErrorReason reason) implements Admission {}
}
