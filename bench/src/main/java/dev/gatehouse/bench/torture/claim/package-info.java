/// What a claim is, how one is found to hold or not, and the times that claims state.
///
/// May import: the JDK, `torture.story`.
@NullMarked
package dev.gatehouse.bench.torture.claim;

import org.jspecify.annotations.NullMarked;
