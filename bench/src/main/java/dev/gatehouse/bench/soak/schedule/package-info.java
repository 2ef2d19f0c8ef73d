/// What a soak is asked for and what its load does when: a function of the seed.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.bench.soak.schedule;

import org.jspecify.annotations.NullMarked;
