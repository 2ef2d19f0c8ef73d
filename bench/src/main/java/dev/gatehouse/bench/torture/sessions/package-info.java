/// The claims about sessions and commands: what is revoked stays so, what is done is done once.
///
/// May import: the JDK, `torture.claim`, `torture.history`, `torture.story`.
@NullMarked
package dev.gatehouse.bench.torture.sessions;

import org.jspecify.annotations.NullMarked;
