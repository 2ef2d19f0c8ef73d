/// The process that is the back ends and the operator of a run: it publishes and revokes, and tells what it was told.
///
/// May import: the JDK, picocli, Jackson, `client`, `common.stream`, `torture.history`, `torture.order`.
@NullMarked
package dev.gatehouse.bench.torture.backend;

import org.jspecify.annotations.NullMarked;
