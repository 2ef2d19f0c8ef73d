/// The claims about events: all arrive, in order, once, at the right device, as they were published.
///
/// May import: the JDK, `torture.claim`, `torture.history`, `torture.story`.
@NullMarked
package dev.gatehouse.bench.torture.events;

import org.jspecify.annotations.NullMarked;
