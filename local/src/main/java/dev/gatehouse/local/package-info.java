/// The command line of the platform on one machine: `up`, `down`, `status`, `logs`, `upstream`, `demo`.
///
/// May import: the JDK, picocli, Jackson, and the packages below it.
@NullMarked
package dev.gatehouse.local;

import org.jspecify.annotations.NullMarked;
