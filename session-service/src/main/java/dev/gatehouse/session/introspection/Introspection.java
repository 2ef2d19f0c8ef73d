package dev.gatehouse.session.introspection;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionGrant;

/// What a back end learns about an assertion.
public sealed interface Introspection {
    record Active(SessionGrant session, SessionAssertion assertion) implements Introspection {}

    /// No session, or none that the caller may know of. The reason is for metrics; a caller never learns it.
    record Inactive(Cause cause) implements Introspection {}

    /// The state can't be read: neither answer can be proved.
    record Refused(ErrorReason reason, String detail) implements Introspection {}

    /// Why not; the tag of the metric.
    enum Cause {
        MALFORMED,
        UNKNOWN_SESSION,
        NOT_IN_FORCE,
        BAD_SIGNATURE,
        OTHER_TENANT,
        ENDED
    }
}
