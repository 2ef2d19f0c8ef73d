/// Holds the sessions in Redis: one Lua script per transition, and the trimming of the streams.
///
/// May import: the JDK, Spring, Spring Data Redis, Lettuce, Micrometer, SLF4J, `common.redis`, `common.error`,
/// `common.service`, `common.session`, `common.signing`, `common.stream`, `lifecycle`, `login`, `device`, `telemetry`.
@NullMarked
package dev.gatehouse.session.redis;

import org.jspecify.annotations.NullMarked;
