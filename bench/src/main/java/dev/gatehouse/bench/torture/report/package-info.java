/// What a run was asked for and what it showed: on the screen, for programs, and in the folder of the run.
///
/// May import: the JDK, Jackson, `local.material`, `terminal`, `torture.check`, `torture.claim`, `torture.flow`,
/// `torture.history`, `torture.schedule`.
@NullMarked
package dev.gatehouse.bench.torture.report;

import org.jspecify.annotations.NullMarked;
