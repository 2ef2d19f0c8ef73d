package dev.gatehouse.bench.torture.schedule;

/// An act, and the pause before it since the one before it on its track was done.
public record Planned(long pauseMillis, Act act) {}
