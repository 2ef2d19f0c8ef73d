/// What stands in, on one machine, for a system that an organisation brings itself, and the conditions it can be in.
///
/// May import: the JDK, `material`.
@NullMarked
package dev.gatehouse.local.standin;

import org.jspecify.annotations.NullMarked;
