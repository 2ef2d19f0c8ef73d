/// What a soak showed: a file of samples, a summary that is rewritten with each, a picture, words on the screen.
///
/// May import: the JDK, Jackson, `chart`, `measure.figure`, `soak.sample`,
/// `soak.schedule`, `soak.trend`, `soak.visit`.
@NullMarked
package dev.gatehouse.bench.soak.report;

import org.jspecify.annotations.NullMarked;
