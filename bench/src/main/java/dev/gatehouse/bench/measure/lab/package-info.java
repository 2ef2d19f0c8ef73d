/// What measurements share: the stand with its limits beside it, the closed loop, the rush of calls.
///
/// May import: the JDK, gRPC, Lettuce, `local.layout`, `common.provider`, `measure.baseline`, `measure.figure`,
/// `measure.listen`, `measure.load`, `measure.member`, `measure.publishing`, `measure.stand`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.lab;

import org.jspecify.annotations.NullMarked;
