/// The claims about time: after faults, and beside devices that do not read, events go on to flow.
///
/// May import: the JDK, `claim`, `history`, `story`.
@NullMarked
package dev.gatehouse.bench.flow;

import org.jspecify.annotations.NullMarked;
