/// Connections to the gateway and the calls over them: streams, commands, what intruders send; and how each ended.
///
/// May import: the JDK, gRPC, Netty, protobuf, `common.error`, `common.grpc`, `common.proto`, `measure.listen`,
/// `measure.member`, `measure.wire`, `soak.guest`.
@NullMarked
package dev.gatehouse.bench.soak.visit;

import org.jspecify.annotations.NullMarked;
