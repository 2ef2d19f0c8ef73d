/// Publishers that wait for no answer, the schedule that some of them follow, and a reader of the log beside them.
///
/// May import: the JDK, Lettuce, `common.stream`, `measure.listen`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.publishing;

import org.jspecify.annotations.NullMarked;
