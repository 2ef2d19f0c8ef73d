/// The public HTTP listener: opening a session, the time, the signing keys.
///
/// May import: the JDK, Spring, Tomcat, gRPC, protobuf, Jackson, Micrometer, SLF4J, `downstream`, `grpc`, `signing`,
/// `settings`, `event`,
/// `common`.
@NullMarked
package dev.gatehouse.gateway.web;

import org.jspecify.annotations.NullMarked;
