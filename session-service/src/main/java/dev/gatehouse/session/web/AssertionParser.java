package dev.gatehouse.session.web;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.session.introspection.SessionAssertion;
import java.text.ParseException;
import java.util.Optional;

/// Takes the compact JWS of a session assertion apart, without believing a word of it.
final class AssertionParser {
    private static final int MAX_LENGTH = 4 * 1024;
    private static final int MAX_ID = 128;

    private AssertionParser() {}

    /// The assertion; empty when it has another form or an unknown algorithm, or lacks a claim.
    static Optional<SessionAssertion> parse(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            return isAcceptable(parsed.getHeader()) && isComplete(claims)
                    ? Optional.of(assertion(parsed, claims))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAcceptable(JWSHeader header) {
        return SessionAssertion.ALGORITHMS.contains(header.getAlgorithm().getName())
                && header.getCriticalParams() == null
                && header.getKeyID() != null;
    }

    private static boolean isComplete(JWTClaimsSet claims) {
        return claims.getExpirationTime() != null
                && claims.getIssueTime() != null
                && claims.getJWTID() != null
                && !claims.getJWTID().isEmpty()
                && claims.getJWTID().length() <= MAX_ID;
    }

    private static SessionAssertion assertion(SignedJWT token, JWTClaimsSet claims) {
        return new SessionAssertion(
                token.getHeader().getAlgorithm().getName(),
                token.getHeader().getKeyID(),
                claims.getAudience(),
                claims.getIssueTime().toInstant().toEpochMilli(),
                claims.getExpirationTime().toInstant().toEpochMilli(),
                claims.getJWTID(),
                token.getSigningInput(),
                token.getSignature().decode());
    }
}
