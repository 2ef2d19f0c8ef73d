package dev.gatehouse.session.redis;

import static dev.gatehouse.common.error.ErrorReason.IDEMPOTENCY_CONFLICT;
import static dev.gatehouse.common.error.ErrorReason.IDENTITY_TOKEN_USED;
import static dev.gatehouse.common.error.ErrorReason.INVALID_CHALLENGE;
import static dev.gatehouse.common.error.ErrorReason.SERVICE_UNAVAILABLE;

import dev.gatehouse.session.device.Device;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.OpenedSession;
import dev.gatehouse.session.lifecycle.OpenedSession.PreviousSession;
import java.util.List;
import java.util.Optional;

/// Understands what `open.lua` returns.
final class OpenAnswer {
    private static final int PREVIOUS = 8;

    private OpenAnswer() {}

    static OpenOutcome parse(List<String> answer) {
        return switch (answer.getFirst()) {
            case "opened" -> new OpenOutcome.Opened(session(answer), false);
            case "repeated" -> new OpenOutcome.Opened(session(answer), true);
            case "conflict" ->
                new OpenOutcome.Refused(IDEMPOTENCY_CONFLICT, "the idempotency key was used for another device");
            case "token_used" -> new OpenOutcome.Refused(IDENTITY_TOKEN_USED, "the token opened a session before");
            case "challenge_used" -> new OpenOutcome.Refused(INVALID_CHALLENGE, "the challenge was redeemed before");
            case "late" -> new OpenOutcome.Refused(SERVICE_UNAVAILABLE, "Redis took too long");
            default -> throw new IllegalStateException("open.lua answered " + answer.getFirst());
        };
    }

    private static OpenedSession session(List<String> answer) {
        return new OpenedSession(
                answer.get(1),
                Long.parseLong(answer.get(2)),
                answer.get(3),
                answer.get(4),
                Long.parseLong(answer.get(5)),
                Long.parseLong(answer.get(6)),
                Long.parseLong(answer.get(7)),
                answer.get(PREVIOUS).isEmpty() ? Optional.empty() : previous(answer.subList(PREVIOUS, answer.size())));
    }

    private static Optional<PreviousSession> previous(List<String> fields) {
        return Device.parse(fields.get(2), fields.get(3))
                .map(device ->
                        new PreviousSession(Long.parseLong(fields.get(0)), Long.parseLong(fields.get(1)), device));
    }
}
