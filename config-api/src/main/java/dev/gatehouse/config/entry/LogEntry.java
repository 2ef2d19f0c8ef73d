package dev.gatehouse.config.entry;

/// An entry of the log.
///
/// @param number its place, from 1
public record LogEntry(long number, Bytes value) {}
