package dev.gatehouse.client.trust;

import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.KeysetToSign;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The operator's root key, which a client was given with the application: of a gateway's key set it lets pass what the
/// root has vouched for (tag `gatehouse/keyset/v1`).
///
/// A statement never gives way to an earlier one. Its end is judged by this machine's clock, the only use that is made
/// of it: statements last for weeks. Not thread-safe: [GatewayKeys] guards it.
public final class KeysetRoot {
    private final Ed25519PublicKey key;
    private final String audience;
    private final InstantSource clock;
    private long issuedAtMs;
    private long expiresAtMs;

    /// @param audience the gateway's
    /// @param clock the machine's
    public KeysetRoot(Ed25519PublicKey key, String audience, InstantSource clock) {
        this.key = key;
        this.audience = audience;
        this.clock = clock;
    }

    /// The ids of the keys that may be believed.
    ///
    /// @param statement the set's member `keyset`
    /// @throws UnverifiedException `KEYS_NOT_VOUCHED` when the root did not sign it for this gateway and time
    Set<String> vouchedFor(JsonNode statement) {
        KeysetToSign claim = new KeysetToSign(
                statement.path("audience").asString(""),
                statement.path("issued_at_ms").asLong(0),
                statement.path("expires_at_ms").asLong(0),
                keyIds(statement));
        if (!claim.audience().equals(audience)
                || claim.issuedAtMs() < issuedAtMs
                || claim.expiresAtMs() <= clock.millis()
                || !key.verifies(claim.canonicalBytes(), signature(statement))) {
            throw new UnverifiedException(Violation.KEYS_NOT_VOUCHED);
        }
        issuedAtMs = claim.issuedAtMs();
        expiresAtMs = claim.expiresAtMs();
        return Set.copyOf(claim.keyIds());
    }

    /// True iff the statement that was accepted last still holds.
    boolean isInForce() {
        return clock.millis() < expiresAtMs;
    }

    private static List<String> keyIds(JsonNode statement) {
        return StreamSupport.stream(statement.path("kids").spliterator(), false)
                .map(kid -> kid.asString(""))
                .toList();
    }

    private static byte[] signature(JsonNode statement) {
        return Base64.getUrlDecoder().decode(statement.path("signature").asString(""));
    }
}
