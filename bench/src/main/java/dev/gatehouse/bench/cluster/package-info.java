/// The processes of a run: those of the platform, each of which can be killed, frozen and started again, and our own.
///
/// May import: the JDK, Lettuce, `local`.
@NullMarked
package dev.gatehouse.bench.cluster;

import org.jspecify.annotations.NullMarked;
