package dev.gatehouse.config.entry;

/// What became of a commit.
public sealed interface CommitOutcome {
    /// It happened, and lasts.
    record Committed() implements CommitOutcome {}

    /// A compare did not hold: nothing happened.
    record Conflict() implements CommitOutcome {}

    /// There is no room left: nothing happened. Reads go on. `STORE_FULL`.
    record Full() implements CommitOutcome {}

    /// The store can't be reached or won't write: nothing happened. `STORE_UNAVAILABLE`.
    ///
    /// @param detail for the log
    record Unavailable(String detail) implements CommitOutcome {}

    /// It happened whole or not at all; which, nobody here knows. `OUTCOME_UNKNOWN`.
    ///
    /// @param detail for the log
    record OutcomeUnknown(String detail) implements CommitOutcome {}
}
