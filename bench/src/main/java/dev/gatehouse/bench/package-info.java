/// The command line of load generators, torture runs, drills and micro-benchmarks of the whole platform.
///
/// May import: the JDK, picocli, and the packages below it.
@NullMarked
package dev.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
