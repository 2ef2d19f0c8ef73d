/// The error contract and TLS on gRPC, for services and clients alike.
///
/// May import: the JDK, gRPC, protobuf, Netty's TLS types, SLF4J, `common.error`, `common.peer`.
@NullMarked
package dev.gatehouse.common.grpc;

import org.jspecify.annotations.NullMarked;
