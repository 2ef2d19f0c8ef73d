package dev.gatehouse.config.access;

/// Whether a token is accepted.
public sealed interface Admission {
    /// It is.
    ///
    /// @param tokenId for the log and the history
    record Accepted(String tokenId, Grant grant) implements Admission {}

    /// It is not: `INVALID_TOKEN`.
    ///
    /// @param reason for the log, never for the caller
    /// @param tokenId the id that it claims; empty where it has none
    record Refused(Reason reason, String tokenId) implements Admission {}

    /// Nobody knows: `STORE_UNAVAILABLE`.
    ///
    /// @param detail for the log
    record Unavailable(String detail) implements Admission {}

    /// Why a token is not accepted. Also the metric's tag.
    enum Reason {
        /// There is none.
        MISSING,
        /// It has another form.
        MALFORMED,
        /// No token has this id: it never was, or was revoked.
        UNKNOWN,
        /// The id is known, the secret is another.
        WRONG_SECRET,
        EXPIRED,
        /// The bootstrap token, and there is another token that administers everything.
        BOOTSTRAP_CLOSED
    }
}
