/// The gRPC listener: what gateways ask for, each call authorised by its mutual-TLS identity.
///
/// May import: the JDK, gRPC, protobuf, Netty's TLS types, Micrometer, Spring, SLF4J, `common.grpc`, `common.error`,
/// `common.peer`, `common.proto.session`, `common.service`, `access`, `device`, `lifecycle`,
/// `settings`, `telemetry`.
@NullMarked
package dev.gatehouse.session.grpc;

import org.jspecify.annotations.NullMarked;
