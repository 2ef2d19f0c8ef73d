/// Whether what was sampled grows: slopes with honest errors, and the verdict on each.
///
/// May import: the JDK, Hipparchus.
@NullMarked
package dev.gatehouse.bench.soak.trend;

import org.jspecify.annotations.NullMarked;
