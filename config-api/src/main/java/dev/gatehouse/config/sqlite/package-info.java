/// Adapter: the configuration in one SQLite file, for one process.
///
/// May import: the JDK, sqlite-jdbc, Spring, SLF4J, `common.service`, `entry`, `settings`, `telemetry`.
@NullMarked
package dev.gatehouse.config.sqlite;

import org.jspecify.annotations.NullMarked;
