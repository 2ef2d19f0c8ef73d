/// Adapter: what all upstreams share. The call over HTTPS with mutual TLS, its bounds, its retries, and why it failed.
///
/// May import: the JDK, Spring Boot's binding and PEM reader, Jakarta Validation, Jackson, Micrometer Tracing, SLF4J,
/// `common.service`, `combine`, `interaction`, `settings`, `telemetry`.
@NullMarked
package dev.gatehouse.integration.upstreams;

import org.jspecify.annotations.NullMarked;
