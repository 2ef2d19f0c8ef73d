package dev.gatehouse.common.signing;

/// The fields of an event that the gateway's signature covers, in their order.
///
/// @param deviceSessionId the one session that the event is for; empty where it is for all of the user's
/// @param position the event's place in the log, as clients hand it back to resume
/// @param expiresAtMs Unix milliseconds; 0 where the event does not expire
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record EventToSign(
        String audience,
        String userId,
        String deviceSessionId,
        String eventId,
        String type,
        byte[] position,
        long createdAtMs,
        long expiresAtMs,
        byte[] payloadSha256,
        String keyId) {

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.EVENT)
                .text(audience)
                .text(userId)
                .text(deviceSessionId)
                .text(eventId)
                .text(type)
                .bytes(position)
                .integer(createdAtMs)
                .integer(expiresAtMs)
                .bytes(payloadSha256)
                .text(keyId)
                .toByteArray();
    }
}
