package dev.gatehouse.session.login;

import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A login at an identity provider, as its verified token tells it.
///
/// @param issuer the token's `iss`
/// @param subject the token's `sub`
/// @param userId the configured claim, unchecked; [UserId] says which are acceptable
/// @param tenant the issuer's configured tenant
/// @param tokenId tells the issuer's tokens apart: the `jti`, or a hash of what the issuer signed
/// @param usableUntilMs when the token is refused at the latest, allowance for clocks included; Unix milliseconds
/// @param binding what the token says about the device's key
public record Login(
        String issuer,
        String subject,
        String userId,
        String tenant,
        String tokenId,
        long usableUntilMs,
        KeyBinding binding) {

    /// What a token says about the key that it was asked for with.
    ///
    /// @param required false only where the issuer's configuration says `binding: none`
    /// @param nonce the claim `nonce`
    /// @param thumbprint the claim `cnf.jkt` (RFC 7800, RFC 9449)
    public record KeyBinding(
            boolean required,
            @Nullable String nonce,
            @Nullable String thumbprint) {
        private static final int NONCE_BYTES = 16;

        /// True iff the token may be used with this key.
        ///
        /// A token for another key is never accepted, whatever the configuration says.
        /// One that names no key is accepted only where none is required.
        ///
        /// @param tokenNonce the random bytes that went into the nonce, if there is one
        public boolean allows(DevicePublicKey key, byte[] tokenNonce) {
            if (thumbprint != null) {
                return same(thumbprint, key.thumbprint());
            }
            return !required
                    || (nonce != null && tokenNonce.length == NONCE_BYTES && same(nonce, nonceOf(key, tokenNonce)));
        }

        private static String nonceOf(DevicePublicKey key, byte[] tokenNonce) {
            return encode(Sha256.of(key.thumbprintBytes(), tokenNonce));
        }

        private static boolean same(String one, String other) {
            return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Names the token among those of all issuers: a hash, so that neither issuer nor `jti` are stored.
    public String tokenName() {
        return encode(Sha256.of(CanonicalBytes.of("gatehouse/identity-token/v1")
                .text(issuer)
                .text(tokenId)
                .toByteArray()));
    }

    /// Names one wish of one user on one device: what an idempotency key is scoped by.
    public String operationName(DevicePublicKey key, String idempotencyKey) {
        return encode(Sha256.of(CanonicalBytes.of("gatehouse/open-operation/v1")
                .text(issuer)
                .text(subject)
                .text(key.thumbprint())
                .text(idempotencyKey)
                .toByteArray()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
