/// What breaks: connections between devices and gateways, and processes of the platform.
///
/// May import: the JDK, `cluster`, `history`, `schedule`.
@NullMarked
package dev.gatehouse.bench.fault;

import org.jspecify.annotations.NullMarked;
