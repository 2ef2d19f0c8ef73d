/// What a benchmark found: a value, the limit that this machine set in the same run, and the goal.
///
/// May import: the JDK, Jackson.
@NullMarked
package dev.gatehouse.bench.measure.figure;

import org.jspecify.annotations.NullMarked;
