package dev.gatehouse.session.login;

import dev.gatehouse.common.error.ErrorReason;

/// What became of an identity token.
public sealed interface LoginOutcome {
    record LoggedIn(Login login) implements LoginOutcome {}

    /// Not believed, or not provable now.
    ///
    /// @param detail for the log: names the check, nothing of the token
    record Refused(ErrorReason reason, String detail) implements LoginOutcome {}
}
