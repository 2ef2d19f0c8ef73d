/// What a claim is, how one is found to hold or not, and the times that claims state.
///
/// May import: the JDK, `story`.
@NullMarked
package dev.gatehouse.bench.claim;

import org.jspecify.annotations.NullMarked;
