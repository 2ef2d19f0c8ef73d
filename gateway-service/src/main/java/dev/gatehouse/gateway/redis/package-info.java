/// Redis: session records, used request ids, marks, and the reader of the two streams.
///
/// May import: the JDK, Lettuce, Spring, Micrometer, SLF4J, the core packages, `settings`, `common`.
@NullMarked
package dev.gatehouse.gateway.redis;

import org.jspecify.annotations.NullMarked;
