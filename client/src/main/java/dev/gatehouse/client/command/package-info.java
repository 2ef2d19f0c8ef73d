/// Signed commands and what became of them.
///
/// May import: the JDK, gRPC, `common`, `client.device`, `client.http`, `client.telemetry`, `client.trust`.
@NullMarked
package dev.gatehouse.client.command;

import org.jspecify.annotations.NullMarked;
