/// A small command service behind the gateway, as a team of an organisation would write one.
///
/// May import: the JDK, gRPC, protobuf, Netty's TLS types, OpenTelemetry, Jackson, `common.grpc`, `common.peer`,
/// `common.proto.downstream`, `material`, `standin`.
@NullMarked
package dev.gatehouse.local.downstream;

import org.jspecify.annotations.NullMarked;
