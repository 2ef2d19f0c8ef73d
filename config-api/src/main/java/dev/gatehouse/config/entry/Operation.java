package dev.gatehouse.config.entry;

/// A step of a commit.
public sealed interface Operation {
    /// Writes an entry, over the one that may be there.
    record Put(String key, Bytes value) implements Operation {}

    /// Removes an entry; nothing where there is none. Refused like every write while the store is full.
    record Delete(String key) implements Operation {}

    /// Adds an entry to the end of the log. At most one in a commit; it counts as two operations.
    record Append(Bytes value) implements Operation {}
}
