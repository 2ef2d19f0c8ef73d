package dev.gatehouse.common.stream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An event for one user, as back ends append it to client-events.
///
/// @param eventId the publisher's id of the event, at most 128 bytes
/// @param userId whose event it is, at most 128 bytes
/// @param deviceSessionId the one session that it is for; empty: every session of the user
/// @param type at most 128 bytes; the names `gateway.*` are the gateway's own
/// @param payload opaque, at most 256 KiB
/// @param createdAtMs Unix milliseconds
/// @param expiresAtMs Unix milliseconds; 0: it does not expire
/// @param traceparent W3C trace context of the publisher; empty: none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ClientEvent(
        String eventId,
        String userId,
        String deviceSessionId,
        String type,
        byte[] payload,
        long createdAtMs,
        long expiresAtMs,
        String traceparent) {

    public static final int MAX_PAYLOAD = 256 * 1024;
    public static final int MAX_NAME = 128;

    private static final String RESERVED = "gateway.";

    private static final String EVENT_ID = "event_id";
    private static final String USER_ID = "user_id";
    private static final String DEVICE_SESSION_ID = "device_session_id";
    private static final String TYPE = "type";
    private static final String PAYLOAD = "payload";
    private static final String CREATED_AT_MS = "created_at_ms";
    private static final String EXPIRES_AT_MS = "expires_at_ms";
    private static final String TRACEPARENT = "traceparent";

    public static ClientEvent parse(Map<String, byte[]> entry) throws MalformedEntryException {
        EntryFields fields = new EntryFields(entry);
        return new ClientEvent(
                fields.text(EVENT_ID, MAX_NAME),
                fields.text(USER_ID, MAX_NAME),
                fields.textOrEmpty(DEVICE_SESSION_ID, MAX_NAME),
                type(fields),
                fields.bytes(PAYLOAD, MAX_PAYLOAD),
                fields.integer(CREATED_AT_MS),
                fields.integerOrZero(EXPIRES_AT_MS),
                fields.textOrEmpty(TRACEPARENT, MAX_NAME));
    }

    /// The same event with an empty payload.
    public ClientEvent withoutPayload() {
        return new ClientEvent(
                eventId, userId, deviceSessionId, type, new byte[0], createdAtMs, expiresAtMs, traceparent);
    }

    private static String type(EntryFields fields) throws MalformedEntryException {
        String type = fields.text(TYPE, MAX_NAME);
        if (type.startsWith(RESERVED)) {
            throw new MalformedEntryException(MalformedEntryException.Reason.UNKNOWN_VALUE, TYPE);
        }
        return type;
    }

    /// The fields of the entry that a publisher appends, in their documented order; absent ones are left out.
    public Map<String, byte[]> toFields() {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        put(fields, EVENT_ID, eventId);
        put(fields, USER_ID, userId);
        put(fields, DEVICE_SESSION_ID, deviceSessionId);
        put(fields, TYPE, type);
        fields.put(PAYLOAD, payload);
        put(fields, CREATED_AT_MS, Long.toString(createdAtMs));
        put(fields, EXPIRES_AT_MS, expiresAtMs == 0 ? "" : Long.toString(expiresAtMs));
        put(fields, TRACEPARENT, traceparent);
        return fields;
    }

    private static void put(Map<String, byte[]> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
