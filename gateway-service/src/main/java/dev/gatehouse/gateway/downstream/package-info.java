/// The gRPC services that commands are carried to, and the file that routes them.
///
/// May import: the JDK, gRPC, protobuf, Netty, Jackson, Spring, Micrometer, SLF4J, `command`, `settings`, `event`,
/// `common`.
@NullMarked
package dev.gatehouse.gateway.downstream;

import org.jspecify.annotations.NullMarked;
