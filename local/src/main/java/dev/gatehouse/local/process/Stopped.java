package dev.gatehouse.local.process;

/// How a child that was asked to stop ended.
public enum Stopped {
    /// Within its budget.
    IN_ORDER,
    /// It did not end within its budget.
    KILLED
}
