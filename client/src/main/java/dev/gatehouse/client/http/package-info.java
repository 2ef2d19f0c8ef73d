/// JSON over HTTPS with bounded bodies, and the error contract's problems as exceptions.
///
/// May import: the JDK, Jackson, gRPC's reader of PEM files, `common.error`, `client.telemetry`.
@NullMarked
package dev.gatehouse.client.http;

import org.jspecify.annotations.NullMarked;
