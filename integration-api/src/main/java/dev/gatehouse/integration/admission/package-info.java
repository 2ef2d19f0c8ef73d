/// Adapter: decides about every request before anything else sees it, and takes out of every answer what the consumer
/// may not see.
///
/// May import: the JDK, Spring, the servlet API, Tomcat, Jackson, SLF4J, `common.error`, `common.peer`, `consumer`,
/// `redaction`, `telemetry`, `tls`.
@NullMarked
package dev.gatehouse.integration.admission;

import org.jspecify.annotations.NullMarked;
