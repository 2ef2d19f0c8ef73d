package dev.gatehouse.integration.interaction;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The state of each upstream. Safe for use by many threads.
public final class UpstreamStates {
    private final ConcurrentMap<String, UpstreamState> byUpstream = new ConcurrentHashMap<>();

    public void record(Interaction interaction) {
        byUpstream.compute(
                interaction.upstream(),
                (_, before) -> (before == null ? UpstreamState.UNKNOWN : before).after(interaction));
    }

    public UpstreamState of(String upstream) {
        return byUpstream.getOrDefault(upstream, UpstreamState.UNKNOWN);
    }
}
