package dev.gatehouse.client.publish;

import dev.gatehouse.common.stream.EntryId;

/// What became of a publication.
public sealed interface PublishOutcome {
    /// The id to repeat the publication with.
    String eventId();

    /// It is in the log, and at as many replicas as the publisher was built to ask for.
    record Published(String eventId, EntryId entryId) implements PublishOutcome {}

    /// It is not in the log: Redis refused it, or there was no connection to send it over.
    ///
    /// @param detail for people
    record NotPublished(String eventId, String detail) implements PublishOutcome {}

    /// It may be in the log or not, or too few replicas have it. Publish it again with the same event id, within
    /// a minute: gateways suppress the second of two entries with the same subject and event id that lie within
    /// 60 s of each other.
    ///
    /// @param detail for people
    record OutcomeUnknown(String eventId, String detail) implements PublishOutcome {}
}
