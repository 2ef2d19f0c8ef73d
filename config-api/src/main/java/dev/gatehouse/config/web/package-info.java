/// Adapter: the HTTP listener, where pipelines publish, machines resolve, and administrators make tokens.
///
/// May import: the JDK, Spring, the servlet API, Jackson's annotations, SLF4J, `common.error`, `common.service`,
/// `common.signing`, `common.web`, `access`, `content`, `entry`, `release`, `render`, `signing`, `telemetry`,
/// `web.request`.
@NullMarked
package dev.gatehouse.config.web;

import org.jspecify.annotations.NullMarked;
