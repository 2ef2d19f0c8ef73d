/// The public HTTP listener: opening a session, the time, the signing keys.
///
/// May import: the JDK, Spring, gRPC, protobuf, Jackson, SLF4J, `downstream`, `grpc`, `signing`, `settings`, `event`,
/// `common`.
@NullMarked
package dev.gatehouse.gateway.web;

import org.jspecify.annotations.NullMarked;
