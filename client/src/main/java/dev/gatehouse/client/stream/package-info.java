/// Signed events as they happen: one stream, and a subscription that resumes where a stream ended.
///
/// May import: the JDK, gRPC, `common`, `client.device`, `client.http`, `client.telemetry`, `client.trust`.
@NullMarked
package dev.gatehouse.client.stream;

import org.jspecify.annotations.NullMarked;
