/// How back ends append events for users to the log that gateways read.
///
/// May import: the JDK, Lettuce, the OpenTelemetry API, `common.stream`, `client.telemetry`.
@NullMarked
package dev.gatehouse.client.publish;

import org.jspecify.annotations.NullMarked;
