/// The claims about events: all arrive, in order, once, at the right device, as they were published.
///
/// May import: the JDK, `claim`, `history`, `story`.
@NullMarked
package dev.gatehouse.bench.events;

import org.jspecify.annotations.NullMarked;
