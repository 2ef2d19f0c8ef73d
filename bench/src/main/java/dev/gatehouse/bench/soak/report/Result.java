package dev.gatehouse.bench.soak.report;

/// What the load tells of itself beside the gateway's samples.
///
/// @param rightlySigned whether there is a sample of events, and all in it are signed rightly
/// @param signed that sample in words
/// @param behindSeconds how far the acts are behind their schedule
/// @param failure why the run ended early; empty: it did not
public record Result(boolean rightlySigned, String signed, double behindSeconds, String failure) {}
