/// Releases: publish, roll back, read, list.
///
/// May import: the JDK, `common.signing`, `content`, `entry`, `json`.
@NullMarked
package dev.gatehouse.config.release;

import org.jspecify.annotations.NullMarked;
