package dev.gatehouse.session.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import java.util.Set;

/// Checks who signed a token.
///
/// The algorithms are a closed list of asymmetric ones, and a key is used only with the algorithm of its own kind: what
/// the token's header says can't turn a public key into a shared secret.
final class TokenSignatures {
    private static final Set<JWSAlgorithm> ACCEPTED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);
    private static final int MIN_RSA_BITS = 2048;

    private final JWKSource<SecurityContext> keys;

    TokenSignatures(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    /// True iff one of the issuer's keys signed the token.
    ///
    /// @throws KeySourceException when the keys can't be read
    boolean areRight(SignedJWT token) throws KeySourceException {
        JWSHeader header = token.getHeader();
        if (!ACCEPTED.contains(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return false;
        }
        // Embedded keys and key addresses (jwk, jku, x5u, x5c) of the header are never looked at.
        for (JWK key : keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null)) {
            if (isSignedBy(key, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignedBy(JWK key, SignedJWT token) {
        try {
            return switch (key) {
                case RSAKey rsa -> rsa.size() >= MIN_RSA_BITS && token.verify(new RSASSAVerifier(rsa));
                case ECKey ec -> token.verify(new ECDSAVerifier(ec));
                case OctetKeyPair okp -> Curve.Ed25519.equals(okp.getCurve()) && isSignedBy(okp, token);
                default -> false;
            };
        } catch (JOSEException | UnusableKeyException e) {
            return false; // a key that can't be used for this algorithm
        }
    }

    private static boolean isSignedBy(OctetKeyPair key, SignedJWT token) {
        return Ed25519PublicKey.of(key.getX().decode())
                .verifies(token.getSigningInput(), token.getSignature().decode());
    }
}
