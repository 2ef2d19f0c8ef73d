/// Adapter: custody-ledger, which keeps what prisons know.
///
/// May import: the JDK, Spring, `alert`, `combine`, `identity`, `image`, `paging`, `person`, `upstreams`.
@NullMarked
package dev.gatehouse.integration.upstreams.custodyledger;

import org.jspecify.annotations.NullMarked;
