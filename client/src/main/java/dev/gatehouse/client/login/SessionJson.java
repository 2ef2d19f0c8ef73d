package dev.gatehouse.client.login;

import dev.gatehouse.client.device.DeviceDescription;
import dev.gatehouse.client.device.DeviceSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A device session as JSON, with the names of the gateway's public HTTP.
public final class SessionJson {
    private SessionJson() {}

    /// A session from its JSON.
    ///
    /// @throws LoginFailedException when a field is missing
    public static DeviceSession read(JsonNode json) {
        return new DeviceSession(
                text(json, "device_session_id"),
                json.path("revision").asLong(0),
                text(json, "user_id"),
                text(json, "tenant"),
                instant(json, "created_at_ms"),
                instant(json, "idle_expires_at_ms"),
                instant(json, "expires_at_ms"),
                previous(json.path("previous_session")));
    }

    private static DeviceSession.@Nullable Previous previous(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        long endedAtMs = json.path("ended_at_ms").asLong(0);
        return new DeviceSession.Previous(
                instant(json, "started_at_ms"),
                endedAtMs == 0 ? null : Instant.ofEpochMilli(endedAtMs),
                new DeviceDescription(
                        json.path("device_kind").asString(""),
                        json.path("device_platform").asString("")));
    }

    private static String text(JsonNode json, String name) {
        String value = json.path(name).asString("");
        if (value.isEmpty()) {
            throw new LoginFailedException("a session without " + name, null);
        }
        return value;
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.ofEpochMilli(json.path(name).asLong(0));
    }

    /// What [#read] reads.
    public static Map<String, Object> write(DeviceSession session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device_session_id", session.id());
        json.put("revision", session.revision());
        json.put("user_id", session.userId());
        json.put("tenant", session.tenant());
        json.put("created_at_ms", session.createdAt().toEpochMilli());
        json.put("idle_expires_at_ms", session.idleExpiresAt().toEpochMilli());
        json.put("expires_at_ms", session.expiresAt().toEpochMilli());
        DeviceSession.Previous previous = session.previous();
        if (previous != null) {
            json.put("previous_session", write(previous));
        }
        return json;
    }

    private static Map<String, Object> write(DeviceSession.Previous previous) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("started_at_ms", previous.startedAt().toEpochMilli());
        Instant endedAt = previous.endedAt();
        if (endedAt != null) {
            json.put("ended_at_ms", endedAt.toEpochMilli());
        }
        json.put("device_kind", previous.device().kind());
        json.put("device_platform", previous.device().platform());
        return json;
    }
}
