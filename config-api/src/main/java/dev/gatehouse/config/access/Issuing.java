package dev.gatehouse.config.access;

/// What became of making or revoking a token.
public sealed interface Issuing {
    /// It lasts.
    ///
    /// @param text the whole token, for its holder, this once
    record Issued(Token token, TokenText text) implements Issuing {}

    record Revoked() implements Issuing {}

    /// There is no such token. `RESOURCE_NOT_FOUND`.
    record NoSuchToken() implements Issuing {}

    /// Nothing happened. `STORE_FULL`.
    record Full() implements Issuing {}

    /// Nothing happened. `STORE_UNAVAILABLE`.
    ///
    /// @param detail for the log
    record Unavailable(String detail) implements Issuing {}

    /// It happened or not. `OUTCOME_UNKNOWN`.
    ///
    /// @param detail for the log
    record OutcomeUnknown(String detail) implements Issuing {}
}
