package dev.gatehouse.gateway.admin;

import dev.gatehouse.gateway.journal.EndedStream;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The stream of a session on this gateway.
///
/// @param open whether there is one now
/// @param lastEnd how the newest one ended: a reason, or `CLIENT`; null when none that is remembered
record StreamState(
        String deviceSessionId,
        boolean open,
        @Nullable String lastEnd,
        @Nullable Instant lastEndAt) {
    static StreamState of(String deviceSessionId, Hub hub) {
        @Nullable EndedStream end = hub.journal().newestEnd(deviceSessionId).orElse(null);
        return new StreamState(
                deviceSessionId,
                hub.hasStream(deviceSessionId),
                end == null ? null : name(end),
                end == null ? null : Instant.ofEpochMilli(end.endedAtMs()));
    }

    static StreamState of(EndedStream end, Hub hub) {
        return new StreamState(
                end.deviceSessionId(),
                hub.hasStream(end.deviceSessionId()),
                name(end),
                Instant.ofEpochMilli(end.endedAtMs()));
    }

    private static String name(EndedStream end) {
        return end.reason() == null ? "CLIENT" : end.reason().name();
    }
}
