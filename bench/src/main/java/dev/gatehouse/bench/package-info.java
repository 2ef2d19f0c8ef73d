/// Load generators, torture runs, drills and micro-benchmarks of the whole platform.
@NullMarked
package dev.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
