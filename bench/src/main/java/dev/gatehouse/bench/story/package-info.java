/// The facts of a run, put in order by whom they are about: sessions, events, troubles.
///
/// May import: the JDK, `history`.
@NullMarked
package dev.gatehouse.bench.story;

import org.jspecify.annotations.NullMarked;
