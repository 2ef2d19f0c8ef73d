/// What stands in the streams, field by field, and the position that names a place in one.
///
/// May import: the JDK, `common.signing`.
@NullMarked
package dev.gatehouse.common.stream;

import org.jspecify.annotations.NullMarked;
