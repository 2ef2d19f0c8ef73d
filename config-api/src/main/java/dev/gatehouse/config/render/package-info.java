/// What a machine reads: the layers of a release resolved for it, in the format that it asks for.
///
/// May import: the JDK, `common.signing`, `content`, `json`.
@NullMarked
package dev.gatehouse.config.render;

import org.jspecify.annotations.NullMarked;
