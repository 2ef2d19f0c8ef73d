/// Redis: the one link, session records and used request ids.
///
/// May import: the JDK, Lettuce, Spring, Micrometer, SLF4J, `access`, `settings`, `common`.
@NullMarked
package dev.gatehouse.gateway.redis;

import org.jspecify.annotations.NullMarked;
