/// Adapter: Tomcat's TLS listener. Tells which authority signed a client's certificate, and of every certificate with
/// which no handshake came about.
///
/// May import: the JDK, Spring Boot's TLS and Tomcat support, Tomcat, Caffeine, `common.peer`, `consumer`, `telemetry`.
@NullMarked
package dev.gatehouse.integration.tls;

import org.jspecify.annotations.NullMarked;
