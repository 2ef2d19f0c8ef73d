package dev.gatehouse.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.common.proto.session.OpenResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// The answer to `POST /v1/auth/sessions`. Times are Unix milliseconds.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenedSession(
        String deviceSessionId,
        long revision,
        String userId,
        String tenant,
        long createdAtMs,
        long idleExpiresAtMs,
        long expiresAtMs,
        @Nullable Previous previousSession) {

    /// The user's session before this one, so that he can notice a stranger's.
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Previous(long startedAtMs, @Nullable Long endedAtMs, String deviceKind, String devicePlatform) {}

    static OpenedSession of(OpenResponse opened) {
        return new OpenedSession(
                opened.getDeviceSessionId(),
                opened.getRevision(),
                opened.getUserId(),
                opened.getTenant(),
                opened.getCreatedAtMs(),
                opened.getIdleExpiresAtMs(),
                opened.getExpiresAtMs(),
                opened.hasPreviousSession() ? previous(opened.getPreviousSession()) : null);
    }

    private static Previous previous(dev.gatehouse.common.proto.session.PreviousSession previous) {
        return new Previous(
                previous.getStartedAtMs(),
                previous.getEndedAtMs() == 0 ? null : previous.getEndedAtMs(),
                previous.getDevice().getKind(),
                previous.getDevice().getPlatform());
    }
}
