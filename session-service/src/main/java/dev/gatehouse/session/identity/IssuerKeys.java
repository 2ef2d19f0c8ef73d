package dev.gatehouse.session.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatehouse.session.telemetry.SessionLog;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the public keys of one issuer.
///
/// What is cached around it: keys stay for five minutes, are read again at once when a token names an unknown one, but
/// not more than twice in half a minute, and outlive an outage of the issuer by four hours.
final class IssuerKeys implements JWKSetSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final Duration REFRESH_AWAITED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration OUTAGE_TOLERATED = Duration.ofHours(4);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final String issuer;
    private final Optional<URI> jwksUri;
    private final HttpsFetch fetch;
    private volatile boolean reachable;

    private IssuerKeys(String issuer, Optional<URI> jwksUri, HttpsFetch fetch) {
        this.issuer = issuer;
        this.jwksUri = jwksUri;
        this.fetch = fetch;
    }

    /// The issuer's keys, cached.
    ///
    /// @param jwksUri where they are; empty: OpenID Connect discovery tells, each time that they are fetched
    static JWKSource<SecurityContext> cached(String issuer, Optional<URI> jwksUri, HttpsFetch fetch) {
        IssuerKeys keys = new IssuerKeys(issuer, jwksUri, fetch);
        JWKSource<SecurityContext> cached = JWKSourceBuilder.create(keys)
                .cache(CACHED.toMillis(), REFRESH_AWAITED.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(OUTAGE_TOLERATED.toMillis())
                .build();
        return (selector, context) -> keys.orNone(() -> cached.get(selector, context));
    }

    private interface Lookup {
        List<JWK> find() throws KeySourceException;
    }

    /// A key that is asked for too soon after the keys were read is unknown, and no outage: else whoever sends tokens
    /// with made-up key ids would make an issuer look unreachable.
    private List<JWK> orNone(Lookup lookup) throws KeySourceException {
        try {
            return lookup.find();
        } catch (RateLimitReachedException e) {
            if (reachable) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext unused)
            throws KeySourceException {
        try {
            JWKSet keys = JWKSet.parse(fetch.get(address()));
            reachable = true;
            SessionLog.ISSUER_KEYS_READ.log(LOG, "issuer", issuer, "keys", keys.size());
            return keys;
        } catch (IOException | ParseException e) {
            reachable = false;
            SessionLog.ISSUER_UNREACHABLE.log(LOG, "issuer", issuer, "problem", e.getMessage());
            throw new RemoteKeySourceException("the keys of " + issuer + " can't be read", e);
        }
    }

    private URI address() throws IOException, ParseException {
        return jwksUri.isPresent() ? jwksUri.get() : discover();
    }

    /// OpenID Connect Discovery 1.0, section 4: the document must name the very issuer that it was asked for.
    private URI discover() throws IOException, ParseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> document = JSONObjectUtils.parse(fetch.get(URI.create(base + DISCOVERY)));
        if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
            throw new IOException("the discovery document names another issuer");
        }
        String address = JSONObjectUtils.getString(document, "jwks_uri");
        if (address == null || !IssuerEntry.isHttps(address)) {
            throw new IOException("the discovery document's jwks_uri is not an https address");
        }
        return URI.create(address);
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
