package dev.gatehouse.session.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.session.identity.IssuerEntry.Checked;
import dev.gatehouse.session.login.Login;
import dev.gatehouse.session.login.Login.KeyBinding;
import dev.gatehouse.session.login.LoginOutcome;
import dev.gatehouse.session.login.LoginOutcome.LoggedIn;
import dev.gatehouse.session.login.LoginOutcome.Refused;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One configured issuer, and what its tokens must say (OpenID Connect Core 1.0, section 3.1.3.7).
final class Issuer {
    private static final Duration SKEW = Duration.ofSeconds(60);
    // A token's use is remembered until it expires; this bounds for how long.
    private static final Duration MAX_LIFE_LEFT = Duration.ofHours(24);
    private static final int MAX_CLAIM = 256;
    private static final String NO_USER = "";

    private final Checked settings;
    private final TokenSignatures signatures;
    private final InstantSource clock;

    Issuer(Checked settings, TokenSignatures signatures, InstantSource clock) {
        this.settings = settings;
        this.signatures = signatures;
        this.clock = clock;
    }

    String name() {
        return settings.issuer();
    }

    LoginOutcome verify(SignedJWT token) throws ParseException {
        try {
            if (!signatures.areRight(token)) {
                return refused("algorithm or signature");
            }
        } catch (KeySourceException e) {
            return new Refused(ErrorReason.ISSUER_UNAVAILABLE, String.valueOf(e.getMessage()));
        }
        JOSEObjectType type = token.getHeader().getType();
        if (type != null && !JOSEObjectType.JWT.equals(type)) {
            return refused("typ"); // such as at+jwt, an access token
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        return fault(claims).<LoginOutcome>map(Issuer::refused).orElseGet(() -> new LoggedIn(login(token, claims)));
    }

    /// The first claim that is wrong.
    private Optional<String> fault(JWTClaimsSet claims) {
        if (!claims.getAudience().contains(settings.audience())) {
            return Optional.of("aud");
        }
        if (claims.getSubject() == null || !isBounded(claims.getSubject())) {
            return Optional.of("sub");
        }
        if (claims.getJWTID() != null && !isBounded(claims.getJWTID())) {
            return Optional.of("jti");
        }
        return faultInTime(claims, clock.instant());
    }

    private static boolean isBounded(String claim) {
        return !claim.isEmpty() && claim.length() <= MAX_CLAIM;
    }

    private static Optional<String> faultInTime(JWTClaimsSet claims, Instant now) {
        if (claims.getExpirationTime() == null || !isExpiryInForce(instant(claims.getExpirationTime()), now)) {
            return Optional.of("exp");
        }
        if (claims.getIssueTime() == null || instant(claims.getIssueTime()).isAfter(now.plus(SKEW))) {
            return Optional.of("iat");
        }
        return claims.getNotBeforeTime() != null
                        && instant(claims.getNotBeforeTime()).isAfter(now.plus(SKEW))
                ? Optional.of("nbf")
                : Optional.empty();
    }

    private static boolean isExpiryInForce(Instant expiry, Instant now) {
        return now.isBefore(expiry.plus(SKEW)) && !expiry.isAfter(now.plus(MAX_LIFE_LEFT));
    }

    private Login login(SignedJWT token, JWTClaimsSet claims) {
        return new Login(
                settings.issuer(),
                claims.getSubject(),
                claims.getClaim(settings.userClaim()) instanceof String userId ? userId : NO_USER,
                settings.tenant(),
                tokenId(token, claims),
                instant(claims.getExpirationTime()).plus(SKEW).toEpochMilli(),
                new KeyBinding(
                        settings.bindingRequired(),
                        claims.getClaim("nonce") instanceof String nonce ? nonce : null,
                        thumbprint(claims)));
    }

    /// The signed part stands in for a missing `jti`: unlike the whole token it has one spelling only.
    private static String tokenId(SignedJWT token, JWTClaimsSet claims) {
        return claims.getJWTID() != null
                ? "jti:" + claims.getJWTID()
                : "sha256:" + Base64.getUrlEncoder().encodeToString(Sha256.of(token.getSigningInput()));
    }

    /// A confirmation by other means than `jkt` can't be checked here and therefore names no key.
    private static @Nullable String thumbprint(JWTClaimsSet claims) {
        return switch (claims.getClaim("cnf")) {
            case null -> null;
            case Map<?, ?> confirmation when confirmation.get("jkt") instanceof String jkt -> jkt;
            default -> "";
        };
    }

    private static Instant instant(Date claim) {
        return claim.toInstant();
    }

    static Refused refused(String check) {
        return new Refused(ErrorReason.INVALID_IDENTITY_TOKEN, check);
    }
}
