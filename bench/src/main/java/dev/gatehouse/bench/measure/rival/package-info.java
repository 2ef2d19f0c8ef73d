/// A rival under the same load: its processes, and its wire.
///
/// May import: the JDK, gRPC, protobuf, `local.layout`, `local.material`, `local.process`, `measure.publishing`,
/// `measure.stand`,
/// `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.rival;

import org.jspecify.annotations.NullMarked;
