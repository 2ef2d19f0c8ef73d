/// The authenticated gRPC listener: contract v1 on the wire.
///
/// May import: the JDK, gRPC, protobuf, Netty, Spring, Micrometer, SLF4J, the core packages, `netty`, `settings`,
/// `event`,
/// `common`.
@NullMarked
package dev.gatehouse.gateway.grpc;

import org.jspecify.annotations.NullMarked;
