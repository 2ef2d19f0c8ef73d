/// The measurements: what each figure of the gateway is, and how it is found beside its limit.
///
/// May import: the JDK, gRPC, protobuf, Lettuce, `local.process`, `common.proto`, `common.provider`,
/// `measure.baseline`, `measure.figure`, `measure.lab`, `measure.listen`, `measure.load`, `measure.member`,
/// `measure.publishing`, `measure.rival`, `measure.stand`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.gauge;

import org.jspecify.annotations.NullMarked;
