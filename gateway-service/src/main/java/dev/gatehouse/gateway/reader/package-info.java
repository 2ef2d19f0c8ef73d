/// Follows the two streams: the reader, its marks, its warm-up, and where each entry goes.
///
/// May import: the JDK, Lettuce, Spring, Micrometer, SLF4J, the core packages, `redis`, `settings`, `event`, `common`.
@NullMarked
package dev.gatehouse.gateway.reader;

import org.jspecify.annotations.NullMarked;
