/// What breaks: connections between devices and gateways, and processes of the platform.
///
/// May import: the JDK, `cluster`, `torture.history`, `torture.schedule`.
@NullMarked
package dev.gatehouse.bench.torture.fault;

import org.jspecify.annotations.NullMarked;
