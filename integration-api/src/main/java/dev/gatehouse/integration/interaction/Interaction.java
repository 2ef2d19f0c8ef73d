package dev.gatehouse.integration.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to ask an upstream.
///
/// @param time when it ended
/// @param traceId of the caller's request; empty without a trace
/// @param upstream who was asked
/// @param institution the prison whose record was asked for; empty when it is not known
/// @param attempt 1 for the first
/// @param errorClass null unless it failed
/// @param status the HTTP status; null without an answer
/// @param deadlineLeftMillis what was left of the caller's deadline afterwards
/// @param subject whom it was about: a keyed hash that only this process can make; empty for a search
public record Interaction(
        Instant time,
        String traceId,
        String consumer,
        String upstream,
        String institution,
        String operation,
        int attempt,
        Outcome outcome,
        @Nullable ErrorClass errorClass,
        @Nullable Integer status,
        long millis,
        long deadlineLeftMillis,
        String subject) {

    /// Whose side the failure is on; null unless it failed.
    public @Nullable Side side() {
        return errorClass == null ? null : errorClass.side();
    }
}
