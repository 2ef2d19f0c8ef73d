/// What the process that directs a run tells those that act as devices and as back ends, and how: lines of JSON over a
/// connection on the loopback address, orders one way, facts the other.
///
/// May import: the JDK, Jackson, `torture.history`.
@NullMarked
package dev.gatehouse.bench.torture.order;

import org.jspecify.annotations.NullMarked;
