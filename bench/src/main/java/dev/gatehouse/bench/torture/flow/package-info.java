/// The claims about time: after faults, and beside devices that do not read, events go on to flow.
///
/// May import: the JDK, `torture.claim`, `torture.history`, `torture.story`.
@NullMarked
package dev.gatehouse.bench.torture.flow;

import org.jspecify.annotations.NullMarked;
