/// Adapter: what an operator asks the admin listener about the upstreams.
///
/// May import: the JDK, Spring Boot's Actuator, SLF4J, `common.error`, `common.web`, `diagnosis`, `interaction`,
/// `telemetry`, `upstreams`.
@NullMarked
package dev.gatehouse.integration.admin;

import org.jspecify.annotations.NullMarked;
