/// The claims about sessions and commands: what is revoked stays so, what is done is done once.
///
/// May import: the JDK, `claim`, `history`, `story`.
@NullMarked
package dev.gatehouse.bench.sessions;

import org.jspecify.annotations.NullMarked;
