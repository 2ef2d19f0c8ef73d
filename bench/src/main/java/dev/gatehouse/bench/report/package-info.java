/// What a run was asked for and what it showed: on the screen, for programs, and in the folder of the run.
///
/// May import: the JDK, Jackson, `local.material`, `check`, `claim`, `flow`, `history`, `schedule`.
@NullMarked
package dev.gatehouse.bench.report;

import org.jspecify.annotations.NullMarked;
