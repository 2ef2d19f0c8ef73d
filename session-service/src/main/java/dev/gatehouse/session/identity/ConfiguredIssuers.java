package dev.gatehouse.session.identity;

import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.session.login.IdentityTokens;
import dev.gatehouse.session.login.LoginOutcome;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The identity tokens of the issuers that are configured, and of no others.
final class ConfiguredIssuers implements IdentityTokens {
    private static final int MAX_TOKEN = 16 * 1024;

    private final Map<String, Issuer> byName;

    ConfiguredIssuers(Collection<Issuer> issuers) {
        byName = issuers.stream().collect(Collectors.toUnmodifiableMap(Issuer::name, Function.identity()));
    }

    @Override
    public LoginOutcome verify(String token) {
        if (token.length() > MAX_TOKEN) {
            return Issuer.refused("length");
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            Issuer issuer = find(parsed.getJWTClaimsSet().getIssuer());
            return issuer == null ? Issuer.refused("iss") : issuer.verify(parsed);
        } catch (ParseException | IllegalArgumentException e) {
            return Issuer.refused("form");
        }
    }

    private @Nullable Issuer find(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }
}
