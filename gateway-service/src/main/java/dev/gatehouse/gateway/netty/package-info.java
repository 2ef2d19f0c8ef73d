/// The connections of the gRPC listener: how many, what each may do before it has sent a whole request, and how it
/// ends.
///
/// May import: the JDK, gRPC, Netty, Spring, Micrometer, SLF4J, `access`, `limit`, `settings`, `event`, `common`.
@NullMarked
package dev.gatehouse.gateway.netty;

import org.jspecify.annotations.NullMarked;
