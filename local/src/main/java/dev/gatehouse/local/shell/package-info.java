/// Programs of this machine, run to their end: what a partner, a pipeline or a booting machine has, and no Java.
///
/// May import: the JDK, Jackson, `process`, `scene`.
@NullMarked
package dev.gatehouse.local.shell;

import org.jspecify.annotations.NullMarked;
