/// The Java client library: one object opens sessions, and one per device signs commands and receives events.
///
/// May import: the JDK, gRPC, Netty's TLS types, the OpenTelemetry API, `common`, every package of the library.
@NullMarked
package dev.gatehouse.client;

import org.jspecify.annotations.NullMarked;
