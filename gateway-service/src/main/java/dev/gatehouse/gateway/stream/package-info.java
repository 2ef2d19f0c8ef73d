/// The part of the event log that this gateway holds in memory, so that a stream can be resumed and a repeated event
/// is known.
///
/// May import: the JDK, `common.signing`, `common.stream`.
@NullMarked
package dev.gatehouse.gateway.stream;

import org.jspecify.annotations.NullMarked;
