/// An OTLP/HTTP receiver that keeps the last spans in memory and finds a trace by its id.
///
/// May import: the JDK, protobuf, the OpenTelemetry protos, `http`.
@NullMarked
package dev.gatehouse.local.telemetry;

import org.jspecify.annotations.NullMarked;
