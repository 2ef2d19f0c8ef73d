package dev.gatehouse.local.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.gatehouse.local.http.BadRequest;
import dev.gatehouse.local.http.Request;
import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.StandIn;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An OIDC issuer for development alone: it asks for no password and gives anybody a token for any user.
///
/// HTTPS on the loopback address: `GET /.well-known/openid-configuration`, `GET /jwks`, `GET /healthz`, and
/// `POST /token` (a form: `user`, optional `nonce`, `cnf_jkt`, `audience`, `expires_in`), which answers `id_token`.
public final class TokenIssuer implements StandIn {
    private static final int MAX_BODY = 8 * 1024;

    private final Clock clock;

    public TokenIssuer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Running start(Home home, int port, @Nullable String traces) throws IOException, GeneralSecurityException {
        SigningKey key = SigningKey.at(home.issuerKey());
        String issuer = "https://localhost:" + port;
        SmallServer server = SmallServer.start(
                port,
                Tls.context(home, "issuer"),
                MAX_BODY,
                List.of(
                        Route.get("/.well-known/openid-configuration", request -> Response.json(discovery(issuer))),
                        Route.get("/jwks", request -> Response.json(key.publicSet())),
                        Route.get("/healthz", request -> Response.text("ok\n")),
                        Route.post("/token", request -> token(request, issuer, key))));
        return new Running() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static Map<String, Object> discovery(String issuer) {
        return Map.of(
                "issuer",
                issuer,
                "jwks_uri",
                issuer + "/jwks",
                "token_endpoint",
                issuer + "/token",
                "response_types_supported",
                List.of("id_token"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256"));
    }

    private Response token(Request request, String issuer, SigningKey key) throws BadRequest {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return Response.error(415, "unsupported_media_type", "send application/x-www-form-urlencoded");
        }
        TokenRequest asked = TokenRequest.of(request.form());
        return Response.json(Map.of(
                "id_token",
                key.sign(claims(asked, issuer)),
                "token_type",
                "N_A",
                "expires_in",
                asked.life().toSeconds(),
                "warning",
                "development only: this issuer checks nobody"));
    }

    private JWTClaimsSet claims(TokenRequest asked, String issuer) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(asked.user())
                .audience(asked.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(asked.life())))
                .jwtID(UUID.randomUUID().toString());
        if (asked.nonce() != null) {
            claims.claim("nonce", asked.nonce());
        }
        if (asked.keyThumbprint() != null) {
            claims.claim("cnf", Map.of("jkt", asked.keyThumbprint()));
        }
        return claims.build();
    }
}
