/// The steps of the journey in which a pipeline publishes configuration and a machine that boots fetches it.
///
/// May import: the JDK, Jackson, `blueprint`, `layout`, `material`, `platform`, `process`, `scene`, `shell`.
@NullMarked
package dev.gatehouse.local.boot;

import org.jspecify.annotations.NullMarked;
