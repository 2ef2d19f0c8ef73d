package dev.gatehouse.integration.interaction;

/// How an attempt ended.
public enum Outcome {
    PRESENT,
    /// There is no such record, and the answer says so.
    ABSENT,
    FAILED
}
