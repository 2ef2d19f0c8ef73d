package dev.gatehouse.client.publish;

import dev.gatehouse.common.stream.ClientEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that a back end has for a user.
///
/// @param eventId names the occurrence; published again within a minute it is delivered once, and later consumers that
/// must not act twice compare it
/// @param deviceSessionId the one session that it is for; null: all of the user's
/// @param type what it is about; `gateway.*` is reserved
/// @param lifetime after which it is not delivered any more; null: it does not expire
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Publication(
        String eventId,
        String userId,
        @Nullable String deviceSessionId,
        String type,
        byte[] payload,
        @Nullable Duration lifetime) {

    private static final String RESERVED = "gateway.";

    /// @throws IllegalArgumentException when a name is empty or over 128 bytes, or the payload over 256 KiB
    public Publication {
        checkName("event id", eventId);
        checkName("user id", userId);
        checkName("type", type);
        if (deviceSessionId != null) {
            checkName("device session id", deviceSessionId);
        }
        if (type.startsWith(RESERVED)) {
            throw new IllegalArgumentException("types that begin with " + RESERVED + " are the gateway's own");
        }
        if (payload.length > ClientEvent.MAX_PAYLOAD) {
            throw new IllegalArgumentException("the payload has more than " + ClientEvent.MAX_PAYLOAD + " bytes");
        }
    }

    private static void checkName(String what, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > ClientEvent.MAX_NAME) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + bytes + " bytes, not 1 to " + ClientEvent.MAX_NAME);
        }
    }

    /// A new event, with a random id, for all sessions of a user.
    public static Publication of(String userId, String type, byte[] payload) {
        return new Publication(UUID.randomUUID().toString(), userId, null, type, payload, null);
    }

    /// The same under an id of the caller's own, such as an operation id stored before the first attempt.
    public Publication withId(String id) {
        return new Publication(id, userId, deviceSessionId, type, payload, lifetime);
    }

    /// The same for one session only.
    public Publication forSession(String id) {
        return new Publication(eventId, userId, id, type, payload, lifetime);
    }

    public Publication expiringAfter(Duration longest) {
        return new Publication(eventId, userId, deviceSessionId, type, payload, longest);
    }
}
