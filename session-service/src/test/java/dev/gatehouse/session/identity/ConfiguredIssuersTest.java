package dev.gatehouse.session.identity;

import static dev.gatehouse.common.error.ErrorReason.INVALID_IDENTITY_TOKEN;
import static dev.gatehouse.common.error.ErrorReason.ISSUER_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.fixture.OidcIssuer;
import dev.gatehouse.session.fixture.TestDevice;
import dev.gatehouse.session.login.Login;
import dev.gatehouse.session.login.LoginOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredIssuersTest {
    @TempDir
    Path folder;

    private TestCertificates certificates;
    private OidcIssuer issuer;
    private ConfiguredIssuers issuers;

    @BeforeEach
    void start() {
        certificates = TestCertificates.in(folder);
        issuer = OidcIssuer.start(certificates);
        issuers = configured(Optional.of(issuer.jwksUri()), certificates.ca());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private ConfiguredIssuers configured(Optional<String> jwksUri, Path ca) {
        YamlFile file = new YamlFile("session-service.issuers-path", folder.resolve("issuers.yaml"));
        IssuerEntry.Checked entry = new IssuerEntry(
                        issuer.url(), OidcIssuer.AUDIENCE, "demo", jwksUri.orElse(null), ca.toString(), null, null)
                .check(file);
        return new ConfiguredIssuers(List.of(new Issuer(
                entry,
                new TokenSignatures(
                        IssuerKeys.cached(entry.issuer(), entry.jwksUri(), new HttpsFetch(Trust.of(file, entry)))),
                InstantSource.system())));
    }

    @Test
    void tokenInForceTellsTheLogin() {
        TestDevice device = new TestDevice();
        JWTClaimsSet claims =
                issuer.claims("alice").claim("nonce", device.nonce()).build();

        Login login = login(issuer.sign(claims));

        assertThat(login.issuer()).isEqualTo(issuer.url());
        assertThat(login.subject()).isEqualTo("alice");
        assertThat(login.userId()).isEqualTo("alice");
        assertThat(login.tenant()).isEqualTo("demo");
        assertThat(login.tokenId()).isEqualTo("jti:" + claims.getJWTID());
        assertThat(login.usableUntilMs())
                .isEqualTo(1_000 * (claims.getExpirationTime().toInstant().getEpochSecond() + 60));
        assertThat(login.binding().allows(device.publicKey(), device.tokenNonce()))
                .isTrue();
    }

    @Test
    void discoveryTellsWhereTheKeysAre() {
        issuers = configured(Optional.empty(), certificates.ca());

        assertThat(login(issuer.sign(issuer.claims("alice").build())).userId()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256"})
    void asymmetricAlgorithmsAreAccepted(String algorithm) {
        JWSAlgorithm alg = JWSAlgorithm.parse(algorithm);
        String kid = algorithm.startsWith("ES")
                ? issuer.ecKey().getKeyID()
                : issuer.rsaKey().getKeyID();

        assertThat(login(issuer.sign(
                        header(alg).keyID(kid).build(), issuer.claims("alice").build())))
                .isNotNull();
    }

    @Test
    void ed25519IsAccepted() {
        TestDevice key = new TestDevice();
        issuer.publish(new OctetKeyPair.Builder(
                        Curve.Ed25519, Base64URL.from(key.publicKey().text()))
                .keyID("ed")
                .build());

        assertThat(login(key.sign(
                        "{\"alg\":\"EdDSA\",\"kid\":\"ed\"}",
                        issuer.claims("alice").build().toString())))
                .isNotNull();
        assertInvalid(new TestDevice()
                .sign(
                        "{\"alg\":\"EdDSA\",\"kid\":\"ed\"}",
                        issuer.claims("alice").build().toString()));
    }

    @Test
    void unsignedTokenIsRefused() {
        assertInvalid(new PlainJWT(issuer.claims("alice").build()).serialize());
        String signed = issuer.sign(issuer.claims("alice").build());
        assertInvalid(signed.substring(0, signed.lastIndexOf('.') + 1));
        assertInvalid("eyJhbGciOiJub25lIn0" + signed.substring(signed.indexOf('.'), signed.lastIndexOf('.') + 1));
    }

    @Test
    void publicKeyIsNoSharedSecret() throws Exception {
        JWTClaimsSet claims = issuer.claims("alice").build();
        RSAKey key = issuer.rsaKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                pem.getBytes(StandardCharsets.US_ASCII),
                key.toRSAPublicKey().getEncoded(),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            assertInvalid(OidcIssuer.sign(
                    header(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims, new MACSigner(secret)));
        }
    }

    @Test
    void symmetricKeyOfTheKeySetIsNeverUsed() throws Exception {
        OctetSequenceKey secret =
                new OctetSequenceKey.Builder(new byte[32]).keyID("oct").build();
        issuer.publish(secret);

        assertInvalid(OidcIssuer.sign(
                header(JWSAlgorithm.HS256).keyID("oct").build(),
                issuer.claims("alice").build(),
                new MACSigner(secret)));
    }

    @Test
    void keyThatTheTokenBringsAlongIsNotLookedAt() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
        JWSHeader header = header(JWSAlgorithm.RS256)
                .jwk(own.toPublicJWK())
                .keyID(issuer.rsaKey().getKeyID())
                .build();

        assertInvalid(OidcIssuer.sign(header, issuer.claims("alice").build(), new RSASSASigner(own)));
    }

    @Test
    void keyOfAnotherKindIsNotUsed() throws Exception {
        JWSHeader header =
                header(JWSAlgorithm.ES256).keyID(issuer.rsaKey().getKeyID()).build();

        assertInvalid(OidcIssuer.sign(header, issuer.claims("alice").build(), new ECDSASigner(issuer.ecKey())));
    }

    @Test
    void shortRsaKeyIsNotUsed() throws Exception {
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        issuer.publish(weak.toPublicJWK());

        assertInvalid(OidcIssuer.sign(
                header(JWSAlgorithm.RS256).keyID("weak").build(),
                issuer.claims("alice").build(),
                new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))));
    }

    @Test
    void criticalHeaderIsRefused() {
        JWSHeader header = header(JWSAlgorithm.RS256)
                .keyID(issuer.rsaKey().getKeyID())
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build();

        assertInvalid(issuer.sign(header, issuer.claims("alice").build()));
    }

    @Test
    void accessTokenIsNoIdentityToken() {
        JWSHeader.Builder header =
                header(JWSAlgorithm.RS256).keyID(issuer.rsaKey().getKeyID());

        assertInvalid(issuer.sign(
                header.type(new JOSEObjectType("at+jwt")).build(),
                issuer.claims("alice").build()));
        assertThat(login(issuer.sign(
                        header.type(JOSEObjectType.JWT).build(),
                        issuer.claims("alice").build())))
                .isNotNull();
    }

    @Test
    void claimsAreChecked() {
        Date now = Date.from(Instant.now());
        assertInvalid(issuer.sign(
                issuer.claims("alice").issuer("https://evil.example").build()));
        assertInvalid(issuer.sign(issuer.claims("alice").issuer(null).build()));
        assertInvalid(
                issuer.sign(issuer.claims("alice").issuer(issuer.url() + "/").build()));
        assertInvalid(issuer.sign(issuer.claims("alice").audience("another").build()));
        assertInvalid(issuer.sign(issuer.claims("alice").audience((String) null).build()));
        assertInvalid(issuer.sign(issuer.claims("alice").subject(null).build()));
        assertInvalid(issuer.sign(issuer.claims("x".repeat(257)).build()));
        assertInvalid(issuer.sign(issuer.claims("alice").jwtID("x".repeat(257)).build()));
        assertInvalid(issuer.sign(issuer.claims("alice").expirationTime(null).build()));
        assertInvalid(issuer.sign(issuer.claims("alice").issueTime(null).build()));
        assertThat(login(issuer.sign(issuer.claims("alice")
                        .audience(List.of("another", OidcIssuer.AUDIENCE))
                        .notBeforeTime(now)
                        .build())))
                .isNotNull();
    }

    @Test
    void clocksMayDisagreeByAMinute() {
        assertInvalid(timed(-61, -120, -120));
        assertThat(login(timed(-50, -120, -120))).isNotNull();
        assertInvalid(timed(300, 70, 0));
        assertThat(login(timed(300, 50, 0))).isNotNull();
        assertInvalid(timed(300, 0, 70));
        assertThat(login(timed(300, 0, 50))).isNotNull();
        assertInvalid(timed(Duration.ofHours(25).toSeconds(), 0, 0));
    }

    private String timed(long expiresInS, long issuedInS, long notBeforeInS) {
        Instant now = Instant.now();
        return issuer.sign(issuer.claims("alice")
                .expirationTime(Date.from(now.plusSeconds(expiresInS)))
                .issueTime(Date.from(now.plusSeconds(issuedInS)))
                .notBeforeTime(Date.from(now.plusSeconds(notBeforeInS)))
                .build());
    }

    @Test
    void tokenWithoutIdIsNamedByWhatWasSigned() {
        String token = issuer.sign(issuer.claims("alice").jwtID(null).build());

        assertThat(login(token).tokenId())
                .startsWith("sha256:")
                .isEqualTo(login(token).tokenId());
    }

    @Test
    void confirmationNamesTheKey() {
        TestDevice device = new TestDevice();
        Login byThumbprint = login(issuer.sign(issuer.claims("alice")
                .claim("cnf", Map.of("jkt", device.publicKey().thumbprint()))
                .build()));
        Login byOtherMeans = login(issuer.sign(issuer.claims("alice")
                .claim("nonce", device.nonce())
                .claim("cnf", Map.of("x5t#S256", "x"))
                .build()));

        assertThat(byThumbprint.binding().allows(device.publicKey(), new byte[0]))
                .isTrue();
        assertThat(byOtherMeans.binding().allows(device.publicKey(), device.tokenNonce()))
                .isFalse();
    }

    @Test
    void rotatedKeyIsReadAtOnce() {
        login(issuer.sign(issuer.claims("alice").build()));
        issuer.rotate();

        assertThat(login(issuer.sign(issuer.claims("alice").build()))).isNotNull();
    }

    @Test
    void unknownKeysDoNotMakeUsFetchForEver() throws Exception {
        login(issuer.sign(issuer.claims("alice").build()));
        RSAKey strange = new RSAKeyGenerator(2048).keyID("strange").generate();
        String forged = OidcIssuer.sign(
                header(JWSAlgorithm.RS256).keyID("strange").build(),
                issuer.claims("alice").build(),
                new RSASSASigner(strange));
        for (int i = 0; i < 20; i++) {
            assertInvalid(forged);
        }

        assertThat(issuer.requests()).isLessThanOrEqualTo(3);
        assertThat(login(issuer.sign(issuer.claims("alice").build()))).isNotNull();
    }

    @Test
    void knownKeysOutliveAnOutage() {
        login(issuer.sign(issuer.claims("alice").build()));
        String later = issuer.sign(issuer.claims("bob").build());
        issuer.close();

        assertThat(login(later).userId()).isEqualTo("bob");
    }

    @Test
    void issuerThatCannotBeReachedIsAnOutageAndNoVerdict() {
        String token = issuer.sign(issuer.claims("alice").build());
        issuer.close();

        assertRefused(issuers.verify(token), ISSUER_UNAVAILABLE);
    }

    @Test
    void issuerWithACertificateOfStrangersIsNotAsked() {
        ConfiguredIssuers distrusting = configured(
                Optional.of(issuer.jwksUri()), certificates.stranger().ca());

        assertRefused(distrusting.verify(issuer.sign(issuer.claims("alice").build())), ISSUER_UNAVAILABLE);
    }

    @Test
    void hugeRedirectedAndWrongDocumentsAreOutages() {
        String token = issuer.sign(issuer.claims("alice").build());
        for (OidcIssuer.Answer answer : List.of(
                new OidcIssuer.Answer(200, " ".repeat(300_000), Map.of()),
                new OidcIssuer.Answer(302, "", Map.of("Location", issuer.url() + "/elsewhere")),
                new OidcIssuer.Answer(500, "", Map.of()),
                new OidcIssuer.Answer(200, "<html>", Map.of()))) {
            issuer.answer("/jwks", answer);
            assertRefused(
                    configured(Optional.of(issuer.jwksUri()), certificates.ca()).verify(token), ISSUER_UNAVAILABLE);
        }
    }

    @Test
    void discoveryOfAnotherIssuerOrWithoutHttpsIsAnOutage() {
        String token = issuer.sign(issuer.claims("alice").build());
        for (String document : List.of(
                OidcIssuer.discovery("https://evil.example", issuer.jwksUri()),
                OidcIssuer.discovery(issuer.url(), "http://localhost/jwks"),
                "{}")) {
            issuer.answer("/.well-known/openid-configuration", document);
            assertRefused(configured(Optional.empty(), certificates.ca()).verify(token), ISSUER_UNAVAILABLE);
        }
    }

    @Test
    void noiseIsRefused() {
        Random random = Seeds.random(ConfiguredIssuersTest.class);
        String good = issuer.sign(issuer.claims("alice").build());
        for (int i = 0; i < 500; i++) {
            StringBuilder changed = new StringBuilder(good);
            int at = random.nextInt(good.lastIndexOf('.'));
            changed.setCharAt(at, (char) (good.charAt(at) ^ (1 + random.nextInt(127))));
            assertThat(issuers.verify(changed.toString())).isInstanceOf(LoginOutcome.Refused.class);
        }
        for (String form : List.of("", ".", "..", "a.b.c", "x".repeat(20_000))) {
            assertInvalid(form);
        }
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm);
    }

    private Login login(String token) {
        LoginOutcome outcome = issuers.verify(token);
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    private void assertInvalid(String token) {
        assertRefused(issuers.verify(token), INVALID_IDENTITY_TOKEN);
    }

    private static void assertRefused(LoginOutcome outcome, ErrorReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoginOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
