package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.history.Fact;

/// How long it took until events flowed again after a fault.
///
/// @param worst the slowest device's time in milliseconds; [#NEVER] when one heard nothing any more
/// @param slot the slowest device
/// @param devices how many were looked at: those that nothing else was in the way of
public record Flow(Fact.Faulted fault, long worst, int slot, int devices) {
    /// More than any time.
    public static final long NEVER = Long.MAX_VALUE;

    /// Whether it took no longer than it may.
    public boolean isSoonEnough() {
        return worst <= bound(fault);
    }

    /// How long it may take. After the store was replaced, gateways refuse all signed requests for a while first.
    static long bound(Fact.Faulted fault) {
        return fault.breaksLineage() ? Bounds.FLOW + Bounds.REPLAYS_UNKNOWN : Bounds.FLOW;
    }
}
