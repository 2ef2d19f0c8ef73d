/// The services of the platform on one machine, and where each of them listens.
///
/// May import: the JDK, Jackson's annotations.
@NullMarked
package dev.gatehouse.local.layout;

import org.jspecify.annotations.NullMarked;
