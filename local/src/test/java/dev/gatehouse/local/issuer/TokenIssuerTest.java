package dev.gatehouse.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.StandIn.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private static Path folder;

    private static Home home;
    private static Running issuer;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        home = new Home(folder);
        Material.prepare(home, Clock.systemUTC());
        issuer = new TokenIssuer(Clock.fixed(NOW, ZoneOffset.UTC)).start(home, FreePorts.next(), null);
        client = HttpClient.newBuilder()
                .sslContext(Tls.context(home, "back-end"))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        issuer.close();
    }

    @Test
    void aTokenVerifiesWithThePublishedKeysAndSaysWhatWasAsked() throws Exception {
        SignedJWT token = token("user=alice&nonce=n-1&cnf_jkt=thumb&audience=elsewhere&expires_in=60");

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://localhost:" + issuer.port());
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getAudience()).containsExactly("elsewhere");
        assertThat(claims.getIssueTime()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(60));
        assertThat(claims.getClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getClaim("cnf")).isEqualTo(Map.of("jkt", "thumb"));
    }

    @Test
    void whatWasNotAskedIsAbsentOrTheDefault() throws Exception {
        JWTClaimsSet claims = token("user=bob").getJWTClaimsSet();

        assertThat(claims.getAudience()).containsExactly("gatehouse");
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(300));
        assertThat(claims.getClaims()).doesNotContainKeys("nonce", "cnf");
    }

    @Test
    void noTwoTokensHaveTheSameId() throws Exception {
        assertThat(token("user=bob").getJWTClaimsSet().getJWTID())
                .isNotEqualTo(token("user=bob").getJWTClaimsSet().getJWTID());
    }

    @Test
    void discoveryNamesTheIssuerAndItsEndpoints() throws Exception {
        String base = "https://localhost:" + issuer.port();

        JsonNode found = json(get("/.well-known/openid-configuration"));

        assertThat(found.get("issuer").asString()).isEqualTo(base);
        assertThat(found.get("jwks_uri").asString()).isEqualTo(base + "/jwks");
        assertThat(found.get("token_endpoint").asString()).isEqualTo(base + "/token");
    }

    @Test
    void aRestartKeepsTheKeyAndOnlyItsPublicHalfIsShown() throws Exception {
        String before = get("/jwks").body();

        try (Running again = new TokenIssuer(Clock.systemUTC()).start(home, FreePorts.next(), null)) {
            assertThat(get(again.port(), "/jwks").body()).isEqualTo(before).doesNotContain("\"d\"");
        }
        assertThat(Files.getPosixFilePermissions(home.issuerKey())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                       | user is missing
        nonce=x                  | user is missing
        user=                    | user has 1 to 256 characters
        user=a&user=b            | a field is given more than once
        user=a&expires_in=0      | expires_in is 1 to 3600 seconds
        user=a&expires_in=3601   | expires_in is 1 to 3600 seconds
        user=a&expires_in=soon   | expires_in is 1 to 3600 seconds
        user=%zz                 | a field is not percent-encoded correctly
        user                     | a field without a name or without '='
        user=a&password=x        | an unknown field; known are user, nonce, cnf_jkt, audience, expires_in
        """)
    void aWrongFormIsRefusedWithItsReason(String form, String reason) throws Exception {
        HttpResponse<String> refused = post(FORM, form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_request");
        assertThat(json(refused).get("error_description").asString()).isEqualTo(reason);
    }

    @Test
    void otherWaysToAskAreRefusedEachWithItsStatus() throws Exception {
        assertThat(post("application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(post(FORM, "user=" + "a".repeat(9_000)).statusCode()).isEqualTo(413);
        assertThat(get("/token").statusCode()).isEqualTo(405);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/healthz").body()).isEqualTo("ok\n");
    }

    private static SignedJWT token(String form) throws Exception {
        HttpResponse<String> answer = post(FORM, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        SignedJWT token = SignedJWT.parse(json(answer).get("id_token").asString());
        JWKSet keys = JWKSet.parse(get("/jwks").body());
        String kid = token.getHeader().getKeyID();
        assertThat(token.verify(
                        new ECDSAVerifier(keys.getKeyByKeyId(kid).toECKey().toECPublicKey())))
                .isTrue();
        return token;
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(issuer.port(), path);
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(issuer.port(), "/token"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("https://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
