/// The gRPC connection to a gateway, and what a failed call on it says.
///
/// May import: the JDK, gRPC, Netty's TLS types, protobuf's well-known errors, `common`, `client.device`,
/// `client.telemetry`, `client.trust`.
@NullMarked
package dev.gatehouse.client.grpc;

import org.jspecify.annotations.NullMarked;
