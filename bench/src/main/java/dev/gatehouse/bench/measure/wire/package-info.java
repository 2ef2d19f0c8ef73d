/// What goes over connections, as bytes: calls whose messages are not decoded, and the little that is read of them.
///
/// May import: the JDK, gRPC, Netty, protobuf, `common.grpc`, `common.proto`.
@NullMarked
package dev.gatehouse.bench.measure.wire;

import org.jspecify.annotations.NullMarked;
