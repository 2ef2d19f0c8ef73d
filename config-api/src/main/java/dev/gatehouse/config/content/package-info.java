/// What a release holds: layers of keys and values, in two kinds.
///
/// May import: the JDK, `json`.
@NullMarked
package dev.gatehouse.config.content;

import org.jspecify.annotations.NullMarked;
