package dev.gatehouse.common.session;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/// A session of Alice's, as it stands in records and in session-events.
final class SampleSessions {
    static final PlatformKeys KEYS = PlatformKeys.of("k1", new byte[32]);
    static final SessionId ID = SessionId.create("eu-1", KEYS, new SecureRandom());

    private SampleSessions() {}

    static SessionGrant grant() {
        return new SessionGrant(
                ID.text(),
                "alice",
                "acme",
                Ed25519PrivateKey.ofSeed(new byte[32]).publicKey(),
                2,
                "eu-1",
                "de",
                1_763_726_400_000L,
                1_766_318_400_000L);
    }

    static Map<String, byte[]> snapshot() {
        Map<String, byte[]> entry = new LinkedHashMap<>();
        entry.put("schema", bytes("1"));
        entry.put("event_id", bytes("event-1"));
        grant().seal(KEYS).forEach((name, value) -> entry.put(name, bytes(value)));
        entry.put("status", bytes("revoked"));
        entry.put("revision", bytes("1763726400001"));
        entry.put("generation", bytes("3.2.1"));
        entry.put("revoked_at_ms", bytes("1763726400001"));
        entry.put("reason", bytes("lost"));
        entry.put("actor", bytes("support"));
        return entry;
    }

    static Map<String, byte[]> bump(String scope) {
        Map<String, byte[]> entry = new LinkedHashMap<>();
        entry.put("schema", bytes("1"));
        entry.put("event_id", bytes("event-2"));
        entry.put("scope", bytes(scope));
        entry.put("tenant", bytes("acme"));
        entry.put("user_id", bytes("alice"));
        entry.put("generation", bytes("7"));
        return entry;
    }

    static Map<String, byte[]> with(Map<String, byte[]> entry, String name, String value) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entry);
        changed.put(name, bytes(value));
        return changed;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
