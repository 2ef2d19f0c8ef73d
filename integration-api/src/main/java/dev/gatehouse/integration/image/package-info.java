/// The capability to list a person's images and to read one.
///
/// May import: the JDK, `combine`, `identity`.
@NullMarked
package dev.gatehouse.integration.image;

import org.jspecify.annotations.NullMarked;
