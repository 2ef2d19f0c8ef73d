package dev.gatehouse.session.access;

import dev.gatehouse.common.error.ErrorReason;

/// The decision about one call.
public sealed interface Access {
    /// The caller is known and has the scope.
    record Granted(Caller caller) implements Access {}

    /// The address asks for no scope; nobody looked at who calls.
    record Unrestricted() implements Access {}

    record Denied(ErrorReason reason) implements Access {}
}
