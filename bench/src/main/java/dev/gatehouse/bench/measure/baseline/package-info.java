/// The limits that a gateway is held against, measured in the same run: a gRPC server that does nothing else, and
/// signatures alone.
///
/// May import: the JDK, picocli, gRPC, Lettuce, `local.layout`, `local.process`, `common.provider`,
/// `common.signing`, `measure.publishing`, `measure.stand`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.baseline;

import org.jspecify.annotations.NullMarked;
