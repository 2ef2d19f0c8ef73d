package dev.gatehouse.config.release;

import java.util.Optional;

/// What became of a publish or a rollback.
public sealed interface PublishOutcome {
    /// It is the head.
    record Published(Release release) implements PublishOutcome {}

    /// The head is not the expected one; nothing happened. `REVISION_CONFLICT`.
    ///
    /// @param current the head by now, if there is one
    record Conflict(Optional<Release> current) implements PublishOutcome {}

    /// There is no release of the number that is to be rolled back to. `RESOURCE_NOT_FOUND`.
    record NoSuchRelease() implements PublishOutcome {}

    /// Nothing happened. `STORE_FULL`.
    record Full() implements PublishOutcome {}

    /// Nothing happened. `STORE_UNAVAILABLE`.
    ///
    /// @param detail for the log
    record Unavailable(String detail) implements PublishOutcome {}

    /// It happened whole or not at all: the head tells which, once it can be read. `OUTCOME_UNKNOWN`.
    ///
    /// @param detail for the log
    record OutcomeUnknown(String detail) implements PublishOutcome {}
}
