/// The kinds of events in the gateway's log. `docs/log-events.md` is generated from them.
///
/// May import: the JDK, SLF4J, `common.service`.
@NullMarked
package dev.gatehouse.gateway.event;

import org.jspecify.annotations.NullMarked;
