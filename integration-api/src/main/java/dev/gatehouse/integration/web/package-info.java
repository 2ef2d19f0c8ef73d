/// Adapter: the HTTP listener that consumers ask.
///
/// May import: the JDK, Spring, the servlet API, SLF4J, `common.error`, `common.service`, `common.web`, `combine`,
/// `consumer`, the capabilities, `identity`, `paging`, `telemetry`.
@NullMarked
package dev.gatehouse.integration.web;

import org.jspecify.annotations.NullMarked;
