package dev.gatehouse.config.release;

import java.time.Instant;
import java.util.OptionalLong;

/// A release without its content. It never changes.
///
/// @param number its place among the releases of its scope, from 1 without a gap
/// @param revision what `If-Match` carries: the number and a hash over everything in here, the revision before
///     included, so that two different heads never share it
/// @param previous the revision before; empty for the first release
public record Release(
        ConfigScope scope, long number, String revision, String previous, Stored stored, Publication publication) {

    /// What is stored of the content.
    ///
    /// @param sha256 of the stored form, in hex
    /// @param size of the stored form in bytes
    /// @param chunks how many entries hold it
    public record Stored(String sha256, int size, int chunks) {}

    /// How it came about.
    ///
    /// @param at by this service's clock, in milliseconds
    /// @param by the publisher's name
    /// @param rollbackOf the release whose content was published again, for a rollback
    public record Publication(Instant at, String by, OptionalLong rollbackOf) {}
}
