/// Adapter: the HTTP listener.
///
/// May import: the JDK, Spring, the servlet API, SLF4J, `common.error`, `common.service`, `common.web`, `telemetry`.
@NullMarked
package dev.gatehouse.config.web;

import org.jspecify.annotations.NullMarked;
