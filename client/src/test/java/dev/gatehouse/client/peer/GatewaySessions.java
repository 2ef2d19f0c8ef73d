package dev.gatehouse.client.peer;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.ProofToSign;
import dev.gatehouse.common.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// The sessions of a fake gateway, opened by contract v1. An identity token is `user:nonce` here.
final class GatewaySessions {
    private final String audience;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final Map<String, Session> byIdempotencyKey = new ConcurrentHashMap<>();
    private final Set<String> challenges = ConcurrentHashMap.newKeySet();

    GatewaySessions(String audience) {
        this.audience = audience;
    }

    /// A session and the key that it is bound to.
    record Session(String id, String userId, DevicePublicKey key) {}

    String challenge() {
        String challenge = base64url(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        challenges.add(challenge);
        return challenge;
    }

    Session find(String id) {
        Session session = byId.get(id);
        if (session == null) {
            throw refused(ErrorReason.UNKNOWN_SESSION);
        }
        return session;
    }

    Session open(JsonNode body) {
        return byIdempotencyKey.computeIfAbsent(text(body, "idempotency_key"), key -> proved(body));
    }

    private Session proved(JsonNode body) {
        String challenge = text(body, "challenge");
        if (!challenges.remove(challenge)) {
            throw refused(ErrorReason.INVALID_CHALLENGE);
        }
        DevicePublicKey key = DevicePublicKey.of(body.path("key_alg").asString(""), bytes(body, "public_key"));
        String token = text(body, "identity_token");
        int colon = token.indexOf(':');
        if (colon < 1) {
            throw refused(ErrorReason.INVALID_IDENTITY_TOKEN);
        }
        if (!token.substring(colon + 1).equals(nonce(key, bytes(body, "token_nonce")))) {
            throw refused(ErrorReason.KEY_NOT_NAMED);
        }
        ProofToSign proof =
                new ProofToSign(audience, Base64.getUrlDecoder().decode(challenge), key.thumbprint(), token);
        if (!key.verifies(proof.canonicalBytes(), bytes(body, "proof"))) {
            throw refused(ErrorReason.INVALID_PROOF);
        }
        return add(token.substring(0, colon), key);
    }

    Session add(String userId, DevicePublicKey key) {
        Session session = new Session("ds1.eu-1.0." + UUID.randomUUID(), userId, key);
        byId.put(session.id(), session);
        return session;
    }

    static String nonce(DevicePublicKey key, byte[] tokenNonce) {
        byte[] both = Arrays.copyOf(key.thumbprintBytes(), 32 + tokenNonce.length);
        System.arraycopy(tokenNonce, 0, both, 32, tokenNonce.length);
        return base64url(Sha256.of(both));
    }

    static GatehouseException refused(ErrorReason reason) {
        return new GatehouseException(reason, "told so by a fake");
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }

    private static byte[] bytes(JsonNode body, String name) {
        return Base64.getUrlDecoder().decode(text(body, name));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
