package dev.gatehouse.gateway.signing;

import java.time.Instant;

/// What a look at the files changed, for the log and the counters.
public sealed interface KeyChange {
    /// The file's name.
    String file();

    /// The key is published from now on.
    ///
    /// @param signsFrom when it signs at the earliest
    record Published(String file, String keyId, Instant signsFrom) implements KeyChange {}

    /// The start is too near to now, or past: the key does not sign before clients can know it.
    ///
    /// @param start the refused one
    /// @param signsFrom when it signs at the earliest
    record StartRefused(String file, String keyId, Instant start, Instant signsFrom) implements KeyChange {}

    /// A file gives no key, or the directory can't be read. Nothing that was known changes.
    record FileRefused(String file, String why) implements KeyChange {}

    /// The key signs everything from now on.
    record Began(String file, String keyId) implements KeyChange {}

    /// The key signs nothing from now on, because another one does or because its file went before its start.
    ///
    /// @param publishedUntil when it leaves the published set
    record Retired(String file, String keyId, Instant publishedUntil) implements KeyChange {}

    /// The file of the key that signs is gone, and there is no other: it signs on.
    record FileGone(String file, String keyId) implements KeyChange {}

    /// The key is published no more.
    record Forgotten(String file, String keyId) implements KeyChange {}
}
