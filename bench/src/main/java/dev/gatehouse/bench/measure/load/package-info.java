/// Streams and calls by the thousand. Lean on purpose: what the load costs is taken from the processors that the
/// gateway shares with it.
///
/// May import: the JDK, gRPC, `measure.listen`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.load;

import org.jspecify.annotations.NullMarked;
