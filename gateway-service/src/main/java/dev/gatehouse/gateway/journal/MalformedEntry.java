package dev.gatehouse.gateway.journal;

/// An entry of a stream that was skipped.
///
/// @param stream session-events or client-events
/// @param reason what is wrong with it
/// @param subject what it claims to be about: a device session's or an event's id; empty where it says nothing
/// @param readAtMs Unix ms
public record MalformedEntry(String stream, String entryId, String reason, String subject, long readAtMs) {}
