/// What people watch while a long command runs.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.bench.terminal;

import org.jspecify.annotations.NullMarked;
