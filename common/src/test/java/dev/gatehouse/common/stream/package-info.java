/// Entries of the streams, as written, as misread and as mangled.
@NullMarked
package dev.gatehouse.common.stream;

import org.jspecify.annotations.NullMarked;
