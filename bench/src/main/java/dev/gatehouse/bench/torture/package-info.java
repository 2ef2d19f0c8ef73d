/// Faults under load: starts a cluster, breaks it as a schedule says, lets the checker judge, and reports.
///
/// May import: the JDK, picocli, Jackson, `local`, `backend`, `check`, `claim`, `cluster`, `device`, `fault`, `flow`,
/// `history`, `order`, `schedule`.
@NullMarked
package dev.gatehouse.bench.torture;

import org.jspecify.annotations.NullMarked;
