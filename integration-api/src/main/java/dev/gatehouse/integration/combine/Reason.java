package dev.gatehouse.integration.combine;

/// Why a part could not be had.
public enum Reason {
    /// It can't be reached, or takes no more work.
    UNAVAILABLE,
    /// It did not answer in time.
    TIMED_OUT,
    /// It answered with an error of its own, or with something that can't be understood.
    FAILED
}
