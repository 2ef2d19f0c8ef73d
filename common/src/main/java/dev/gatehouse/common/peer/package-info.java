/// Who is at the other end of a connection with mutual TLS.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.common.peer;

import org.jspecify.annotations.NullMarked;
