/// The facts of a run, put in order by whom they are about: sessions, events, troubles.
///
/// May import: the JDK, `torture.history`.
@NullMarked
package dev.gatehouse.bench.torture.story;

import org.jspecify.annotations.NullMarked;
