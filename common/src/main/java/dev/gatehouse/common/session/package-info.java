/// What session-service and gateways agree on about a device session: its id, its record in Redis and its snapshots.
///
/// May import: the JDK, `common.signing`, `common.stream`.
@NullMarked
package dev.gatehouse.common.session;

import org.jspecify.annotations.NullMarked;
