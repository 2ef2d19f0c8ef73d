/// Faults under load: starts a cluster, breaks it as a schedule says, lets the checker judge, and reports.
///
/// May import: the JDK, picocli, `local`, `torture.backend`, `torture.check`, `cluster`, `torture.device`,
/// `torture.fault`, `torture.history`, `torture.order`, `torture.report`, `torture.schedule`, `terminal`.
@NullMarked
package dev.gatehouse.bench.torture;

import org.jspecify.annotations.NullMarked;
