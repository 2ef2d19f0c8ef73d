/// Figures on paper: a table for terminals, a page of the documentation with its plot.
///
/// May import: the JDK, `chart`, `measure.figure`.
@NullMarked
package dev.gatehouse.bench.measure.sheet;

import org.jspecify.annotations.NullMarked;
