package dev.gatehouse.common.session;

import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.Es256PublicKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What opening a session grants, and to whom: everything of its record that never changes.
///
/// Redis has neither TLS nor users of its own, so the grant carries an HMAC: who can write to Redis can end sessions,
/// but can't give rights to a key or user of his own choosing. What may take rights away (status, generation, idle
/// deadline) stands outside it, because the script that changes those has no key.
///
/// @param aal authentication assurance level
/// @param region where the session is homed
/// @param jurisdiction the policy that it was opened under; empty: none
/// @param createdAtMs Unix milliseconds
/// @param expiresAtMs absolute deadline, Unix milliseconds
public record SessionGrant(
        String deviceSessionId,
        String userId,
        String tenant,
        DevicePublicKey publicKey,
        int aal,
        String region,
        String jurisdiction,
        long createdAtMs,
        long expiresAtMs) {

    private static final String PURPOSE = "gatehouse/session-record/v1";
    private static final int MAX_TEXT = 128;
    private static final Set<String> KNOWN_ALGORITHMS = Set.of(Ed25519PublicKey.ALGORITHM, Es256PublicKey.ALGORITHM);

    /// The grant's fields as they stand in the record and in every snapshot, its HMAC under `hmac` among them.
    public Map<String, String> seal(PlatformKeys keys) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("device_session_id", deviceSessionId);
        fields.put("user_id", userId);
        fields.put("tenant", tenant);
        fields.put("client_public_key", publicKey.text());
        fields.put("key_alg", publicKey.algorithm());
        fields.put("aal", Integer.toString(aal));
        fields.put("region", region);
        fields.put("jurisdiction", jurisdiction);
        fields.put("created_at_ms", Long.toString(createdAtMs));
        fields.put("expires_at_ms", Long.toString(expiresAtMs));
        fields.put("hmac", keys.current().kid() + "." + encode(keys.current().mac(PURPOSE, canonicalBytes())));
        return fields;
    }

    /// Reads the grant of a record or snapshot, whether or not its HMAC is right.
    public static SessionGrant parse(EntryFields fields) throws MalformedEntryException {
        return new SessionGrant(
                fields.text("device_session_id", MAX_TEXT),
                fields.text("user_id", MAX_TEXT),
                fields.text("tenant", MAX_TEXT),
                publicKey(fields),
                aal(fields),
                fields.text("region", MAX_TEXT),
                fields.textOrEmpty("jurisdiction", MAX_TEXT),
                fields.integer("created_at_ms"),
                fields.integer("expires_at_ms"));
    }

    /// True iff the fields carry this grant's HMAC under one of the live keys. One that can't be read is a wrong one: a
    /// snapshot that takes rights away is believed all the same.
    public boolean isAuthentic(EntryFields fields, PlatformKeys keys) throws MalformedEntryException {
        String hmac = fields.textOrEmpty("hmac", MAX_TEXT);
        int dot = hmac.indexOf('.');
        if (dot < 0) {
            return false;
        }
        Optional<byte[]> mac = decode(hmac.substring(dot + 1));
        return mac.isPresent()
                && keys.find(hmac.substring(0, dot))
                        .filter(key -> key.matches(PURPOSE, canonicalBytes(), mac.get()))
                        .isPresent();
    }

    /// An Ed25519 grant has nine fields, as before there was another algorithm; any other grant names its own as the
    /// tenth.
    private byte[] canonicalBytes() {
        CanonicalBytes bytes = CanonicalBytes.of(PURPOSE)
                .text(deviceSessionId)
                .text(userId)
                .text(tenant)
                .bytes(publicKey.toByteArray())
                .integer(aal)
                .text(region)
                .text(jurisdiction)
                .integer(createdAtMs)
                .integer(expiresAtMs);
        return switch (publicKey) {
            case Ed25519PublicKey _ -> bytes.toByteArray();
            case Es256PublicKey es256 -> bytes.text(es256.algorithm()).toByteArray();
        };
    }

    private static int aal(EntryFields fields) throws MalformedEntryException {
        long aal = fields.integer("aal");
        if (aal > Integer.MAX_VALUE) {
            throw new MalformedEntryException(Reason.NOT_A_NUMBER, "aal");
        }
        return (int) aal;
    }

    private static DevicePublicKey publicKey(EntryFields fields) throws MalformedEntryException {
        String algorithm = fields.text("key_alg", MAX_TEXT);
        if (!KNOWN_ALGORITHMS.contains(algorithm)) {
            throw new MalformedEntryException(Reason.UNKNOWN_VALUE, "key_alg");
        }
        byte[] raw = decode(fields.text("client_public_key", MAX_TEXT))
                .orElseThrow(() -> new MalformedEntryException(Reason.BAD_KEY, "client_public_key"));
        try {
            return DevicePublicKey.of(algorithm, raw);
        } catch (UnusableKeyException e) {
            throw new MalformedEntryException(Reason.BAD_KEY, "client_public_key");
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
