package dev.gatehouse.bench.soak.trend;

/// Whether a series grows.
public enum Verdict {
    /// It does not grow, or so little that it does not matter.
    STEADY,
    /// It grows.
    GROWS,
    /// The interval holds zero, and much else: the run was too short, or the series is too restless, to tell.
    UNCLEAR
}
