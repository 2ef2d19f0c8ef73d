/// Adapter: supervision-desk, which keeps what is known of those who are supervised in the community.
///
/// May import: the JDK, Spring, `combine`, `identity`, `person`, `upstreams`.
@NullMarked
package dev.gatehouse.integration.upstreams.supervisiondesk;

import org.jspecify.annotations.NullMarked;
