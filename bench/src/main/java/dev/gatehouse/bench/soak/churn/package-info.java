/// The load of a soak as a whole: plays the schedule's acts, and publishes to whoever is there.
///
/// May import: the JDK, gRPC, protobuf, Lettuce, `common.session`, `common.signing`, `local.layout`, `measure.listen`,
/// `measure.member`, `measure.publishing`, `measure.stand`, `measure.wire`, `soak.guest`, `soak.schedule`,
/// `soak.visit`.
@NullMarked
package dev.gatehouse.bench.soak.churn;

import org.jspecify.annotations.NullMarked;
