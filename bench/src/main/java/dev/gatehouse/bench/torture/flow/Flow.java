package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Story;

/// How long it took until events flowed again after a fault.
///
/// @param bound how long it may take
/// @param worst the slowest device's time in milliseconds; [#NEVER] when one heard nothing any more
/// @param slot the slowest device
/// @param devices how many were looked at: those that nothing else was in the way of
public record Flow(Fact.Faulted fault, long bound, long worst, int slot, int devices) {
    /// More than any time.
    public static final long NEVER = Long.MAX_VALUE;

    /// Whether it took no longer than it may.
    public boolean isSoonEnough() {
        return worst <= bound;
    }

    /// The time from the fault's beginning. It holds what others took: Sentinel to choose a master, a process to start.
    public long outage() {
        return worst == NEVER ? NEVER : fault.over() - fault.at() + worst;
    }

    /// How long it may take. After a break of the store's history, gateways first refuse all signed requests for a
    /// while.
    static long bound(Story story, Fact.Faulted fault) {
        return story.broke(fault) ? Bounds.FLOW + Bounds.REPLAYS_UNKNOWN : Bounds.FLOW;
    }
}
