/// Spans and W3C trace context of the calls that this library makes.
///
/// May import: the JDK, the OpenTelemetry API.
@NullMarked
package dev.gatehouse.client.telemetry;

import org.jspecify.annotations.NullMarked;
