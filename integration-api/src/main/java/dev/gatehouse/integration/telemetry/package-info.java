/// What an operator sees of this service: its log events and its metrics.
///
/// May import: the JDK, Micrometer, SLF4J, `common.error`, `common.service`, the core packages.
@NullMarked
package dev.gatehouse.integration.telemetry;

import org.jspecify.annotations.NullMarked;
