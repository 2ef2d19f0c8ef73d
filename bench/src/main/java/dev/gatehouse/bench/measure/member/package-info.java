/// Devices with sessions, thousands of them, whose requests are signed ahead of a measurement.
///
/// May import: the JDK, gRPC, protobuf, Lettuce, `client.device`, `common.proto`, `common.session`, `common.stream`.
@NullMarked
package dev.gatehouse.bench.measure.member;

import org.jspecify.annotations.NullMarked;
