package dev.gatehouse.client.profile;

import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.Tls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The token issuer of a development platform: it gives an identity token to whoever says a name.
public final class DevelopmentIssuer {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI tokenUrl;
    private final @Nullable Path ca;

    /// An issuer at an address that takes a form with `user` and `nonce`.
    ///
    /// @param ca null: the JDK's trust store
    public DevelopmentIssuer(URI tokenUrl, @Nullable Path ca) {
        this.tokenUrl = tokenUrl;
        this.ca = ca;
    }

    /// An identity token for the user that carries the nonce.
    public String token(String user, String nonce) {
        try (HttpsPeer issuer = new HttpsPeer(tokenUrl, Tls.trusting(ca), TIMEOUT)) {
            String token = issuer.postForm(tokenUrl.getRawPath(), Map.of("user", user, "nonce", nonce))
                    .path("id_token")
                    .asString("");
            if (token.isEmpty()) {
                throw new ProfileException("the issuer at " + tokenUrl + " answered without an id_token", null);
            }
            return token;
        }
    }
}
