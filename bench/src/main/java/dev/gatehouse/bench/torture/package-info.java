/// Faults under load: starts a cluster, breaks it as a schedule says, lets the checker judge, and reports.
///
/// May import: the JDK, picocli, `local`, `backend`, `check`, `cluster`, `device`, `fault`, `history`, `order`,
/// `report`,
/// `schedule`.
@NullMarked
package dev.gatehouse.bench.torture;

import org.jspecify.annotations.NullMarked;
