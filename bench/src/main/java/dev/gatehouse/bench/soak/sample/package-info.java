/// What is read of a gateway from outside every few seconds: its metrics, its live heap, what its process holds.
///
/// May import: the JDK, Jackson, `client.http`, `local.layout`, `local.process`, `measure.stand`.
@NullMarked
package dev.gatehouse.bench.soak.sample;

import org.jspecify.annotations.NullMarked;
