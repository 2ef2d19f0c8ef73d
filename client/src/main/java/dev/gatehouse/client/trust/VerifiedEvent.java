package dev.gatehouse.client.trust;

import dev.gatehouse.common.stream.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event whose signature verified: it was in the platform's log. That none was left out is not proved by it.
///
/// @param deviceSessionId the one session that it is for; empty: every session of the user
/// @param eventId the publisher's id of it
/// @param position its place in the log; whoever has stored it resumes after this event
/// @param createdAt when its publisher made it, by the publisher's clock
/// @param expiresAt null: it does not expire
/// @param keyId the key that signed it
/// @param traceparent the publisher's W3C trace context, not covered by the signature; empty: none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VerifiedEvent(
        String userId,
        String deviceSessionId,
        String eventId,
        String type,
        byte[] payload,
        Position position,
        Instant createdAt,
        @Nullable Instant expiresAt,
        String keyId,
        String traceparent) {

    /// True iff it must not be acted on any more. Such an event may still arrive.
    ///
    /// @param serverTime the verified one, never the machine's
    public boolean isExpired(Instant serverTime) {
        return expiresAt != null && !expiresAt.isAfter(serverTime);
    }

    /// The payload read as UTF-8.
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
