package dev.gatehouse.config.entry;

/// What must hold for a commit to happen.
public sealed interface Compare {
    String key();

    /// The key has exactly this value.
    record Is(String key, Bytes value) implements Compare {}

    /// There is no such key.
    record Absent(String key) implements Compare {}
}
