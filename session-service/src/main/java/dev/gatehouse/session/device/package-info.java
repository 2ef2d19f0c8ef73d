/// The device that a session is bound to: what it is, and how it proves that it holds its key.
///
/// May import: the JDK, `common.session`, `common.signing`.
@NullMarked
package dev.gatehouse.session.device;

import org.jspecify.annotations.NullMarked;
