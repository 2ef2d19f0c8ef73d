/// The gateway's own signature on responses, events and time beacons.
///
/// May import: the JDK, `common.signing`, `common.stream`.
@NullMarked
package dev.gatehouse.gateway.signing;

import org.jspecify.annotations.NullMarked;
