package dev.gatehouse.gateway.journal;

import dev.gatehouse.common.error.ErrorReason;
import org.jspecify.annotations.Nullable;

/// A stream that has ended.
///
/// @param reason why this side ended it; null when the client or the network did
/// @param endedAtMs Unix ms
public record EndedStream(
        String userId, String deviceSessionId, @Nullable ErrorReason reason, long endedAtMs) {}
