package dev.gatehouse.client.command;

import java.time.Duration;
import java.util.UUID;

/// What an application wants done, once.
///
/// @param commandId names the intent; the downstream's idempotency key. The same id again asks for the same effect
/// @param messageType decides which downstream takes it
/// @param deadline how long to wait for the answer
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Command(String commandId, String messageType, byte[] payload, Duration deadline) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /// A new intent, with a random id.
    public static Command of(String messageType, byte[] payload) {
        return new Command(UUID.randomUUID().toString(), messageType, payload, DEADLINE);
    }

    /// The same under an id of the caller's own, such as one stored before the first attempt.
    public Command withId(String id) {
        return new Command(id, messageType, payload, deadline);
    }

    public Command withDeadline(Duration longest) {
        return new Command(commandId, messageType, payload, longest);
    }
}
