package dev.gatehouse.bench.torture.report;

import dev.gatehouse.bench.torture.schedule.Cast;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a run was asked for.
///
/// @param length how long faults go on
/// @param sabotage how devices falsify what they saw; null: not at all
/// @param keep true: everything is kept also when nothing failed
public record Plan(
        long seed, Duration length, Cast cast, @Nullable String sabotage, boolean keep) {}
