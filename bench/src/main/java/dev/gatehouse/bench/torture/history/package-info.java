/// What clients, publishers and revokers observed in a run, as facts: all that the checker knows.
///
/// May import: the JDK, Jackson.
@NullMarked
package dev.gatehouse.bench.torture.history;

import org.jspecify.annotations.NullMarked;
