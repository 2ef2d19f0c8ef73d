/// What is done to the platform and when, drawn from a seed: the same seed, the same acts.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.bench.torture.schedule;

import org.jspecify.annotations.NullMarked;
