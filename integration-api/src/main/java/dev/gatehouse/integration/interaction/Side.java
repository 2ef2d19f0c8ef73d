package dev.gatehouse.integration.interaction;

/// Whose side a fault is on.
public enum Side {
    OURS,
    THEIRS,
    /// It may be either, or what lies between; a diagnosis tells more.
    UNKNOWN
}
