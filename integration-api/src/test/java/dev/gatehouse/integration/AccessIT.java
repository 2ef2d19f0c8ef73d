package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.integration.consumer.Refusal;
import dev.gatehouse.integration.fixture.ConsumerFiles;
import dev.gatehouse.integration.fixture.FacadeClient;
import dev.gatehouse.integration.fixture.FacadePlatform;
import dev.gatehouse.integration.fixture.PartnerAuthority;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, judged by what a partner sees and what the operator's log says.
class AccessIT {
    private static final Duration DAY = Duration.ofDays(1);

    private static FacadePlatform platform;

    static String consumers(ConsumerFiles files) {
        return """
                roles:
                  - {name: all, routes: [/v1/probe, "/v1/probe/{id}", "/v1/probe/{id}/who", "/v1/probe/{id}/image"]}
                  - {name: one, routes: ["/v1/probe/{id}"]}
                  - {name: search, routes: ["/v1/probe/search"]}
                consumers:
                """ + files.entry("acme-housing", "roles: [all]")
                + files.entry("bolt-legal", "roles: [one]")
                + files.entry("cold-searches", "roles: [search]")
                + files.entry("paused-lettings", "roles: [all], suspended: true")
                + files.entry("former-partner", "roles: [all], expires-at: 2020-01-01T00:00:00Z")
                + files.entry("no-roles", "roles: []");
    }

    @BeforeAll
    static void start() {
        platform = FacadePlatform.startWithProbeRoutes(Map.of(), AccessIT::consumers);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.log().clear();
    }

    @AfterEach
    void nothingSecretWasLogged() {
        assertThat(platform.log().lines()).noneMatch(line -> line.contains("key-of-"));
    }

    @Test
    void consumerWithCertificateAndKeyReadsWhatItsRolesAllow() {
        try (FacadeClient acme = platform.client("acme-housing")) {
            assertThat(acme.get("/v1/probe/7").statusCode()).isEqualTo(200);
            assertThat(acme.get("/v1/probe?page=1").statusCode()).isEqualTo(200);
            assertThat(acme.get("/v1/probe/7/who").body()).isEqualTo("{\"consumer\":\"acme-housing\"}");
            assertThat(acme.bytes("/v1/probe/png/image").body()).asString().isEqualTo("png");
            assertThat(acme.get("/v1/status").statusCode()).isEqualTo(200);
        }
        try (FacadeClient poor = platform.client("no-roles")) {
            assertThat(poor.get("/v1/status").statusCode()).isEqualTo(200);
            assertRefused(poor.get("/v1/probe/7"), Refusal.PATH_DENIED);
        }
    }

    @Test
    void withoutACertificateOnlyTheProbesAnswer() {
        try (FacadeClient nobody =
                platform.client(null, platform.folder().consumers().apiKey("acme-housing"))) {
            for (String path : new String[] {"/v1/status", "/v1/probe/7", "/", "/nowhere", "/error", "/metrics"}) {
                HttpResponse<String> answer = nobody.get(path);
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(FacadeClient.json(answer).path("code").asString()).isEqualTo("client_certificate_required");
                assertLogged(Refusal.NO_CERT);
            }
            assertThat(nobody.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(nobody.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(nobody.get("/healthz/").statusCode()).isEqualTo(403);
            assertThat(nobody.get("/healthz;x=/v1/status").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void certificateOfAnUnknownAuthorityFailsTheHandshakeAndIsLogged() {
        PartnerAuthority unknown = new PartnerAuthority();
        double before = count(Refusal.UNTRUSTED_CERT);
        try (FacadeClient impostor = platform.client(
                unknown.issue("acme-housing"), platform.folder().consumers().apiKey("acme-housing"))) {
            assertThatThrownBy(() -> impostor.get("/v1/status")).isInstanceOf(UncheckedIOException.class);
        }
        await().untilAsserted(() -> assertLogged(Refusal.UNTRUSTED_CERT));
        assertThat(line(Refusal.UNTRUSTED_CERT))
                .contains("claimed_name=\"acme-housing\"")
                .contains("cause=")
                .contains("network=\"127.0.0.0/24\"");
        assertThat(count(Refusal.UNTRUSTED_CERT)).isGreaterThan(before);
    }

    @Test
    void expiredCertificateFailsTheHandshakeAndIsLogged() {
        PartnerAuthority.Identity old =
                platform.folder().partners().issue(new X500Name("CN=acme-housing"), Duration.ofMinutes(-1));
        try (FacadeClient late =
                platform.client(old, platform.folder().consumers().apiKey("acme-housing"))) {
            assertThatThrownBy(() -> late.get("/v1/status")).isInstanceOf(UncheckedIOException.class);
        }
        await().untilAsserted(() -> assertThat(line(Refusal.UNTRUSTED_CERT)).contains("NotAfter"));
    }

    @Test
    void onlyTheConsumersOwnKeyFits() {
        PartnerAuthority.Identity acme = platform.folder().partners().issue("acme-housing");
        for (String key :
                new String[] {"wrong", platform.folder().consumers().apiKey("bolt-legal"), "x".repeat(5_000)}) {
            try (FacadeClient client = platform.client(acme, key)) {
                assertRefused(client.get("/v1/probe/7"), Refusal.BAD_KEY);
            }
        }
        try (FacadeClient without = platform.client(acme, null)) {
            assertRefused(without.get("/v1/probe/7"), Refusal.BAD_KEY);
            assertRefused(without.get("/v1/probe/7", "x-api-key", ""), Refusal.BAD_KEY);
        }
        try (FacadeClient twice = platform.client("acme-housing")) {
            String key = platform.folder().consumers().apiKey("acme-housing");
            assertRefused(twice.get("/v1/probe/7", "x-api-key", key), Refusal.BAD_KEY);
        }
    }

    @Test
    void whoeverIsNotConfiguredIsUnknown() {
        try (FacadeClient stranger = platform.client("stranger")) {
            assertRefused(stranger.get("/v1/status"), Refusal.UNKNOWN_CONSUMER);
            assertThat(line(Refusal.UNKNOWN_CONSUMER))
                    .contains("consumer=\"stranger\"")
                    .contains("route=\"/v1/status\"")
                    .contains("network=\"127.0.0.0/24\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=acme-housing,CN=bolt-legal",
                "CN=acme-housing,CN=acme-housing",
                "CN=acme-housing+OU=x",
                "OU=acme-housing",
                "CN=ACME-HOUSING",
                "CN=acme-housing\\,OU\\=x",
                "CN=x\\,CN\\=acme-housing",
                "CN=acme-housing\\ ",
                "CN=аcme-housing", // its first letter is Cyrillic
            })
    void subjectInAnOddFormIsNobody(String subject) {
        PartnerAuthority.Identity odd = platform.folder().partners().issue(new X500Name(subject), DAY);
        try (FacadeClient client =
                platform.client(odd, platform.folder().consumers().apiKey("acme-housing"))) {
            assertRefused(client.get("/v1/probe/7"), Refusal.UNKNOWN_CONSUMER);
        }
    }

    @Test
    void orderOfTheSubjectDoesNotMatter() {
        for (String subject : new String[] {"CN=acme-housing", "OU=x,CN=acme-housing", "CN=acme-housing,O=Evil,C=GB"}) {
            PartnerAuthority.Identity acme = platform.folder().partners().issue(new X500Name(subject), DAY);
            try (FacadeClient client =
                    platform.client(acme, platform.folder().consumers().apiKey("acme-housing"))) {
                assertThat(client.get("/v1/probe/7").statusCode()).isEqualTo(200);
            }
        }
    }

    /// The name of an authority proves nothing: it is the key that counts.
    @Test
    void authorityBelowOursIsAnotherAuthority() {
        PartnerAuthority.Identity below = platform.folder().partners().issueBelow("acme-housing");
        try (FacadeClient client =
                platform.client(below, platform.folder().consumers().apiKey("acme-housing"))) {
            assertRefused(client.get("/v1/probe/7"), Refusal.UNKNOWN_CONSUMER);
        }
    }

    @Test
    void suspendedAndExpiredConsumersAreRefused() {
        try (FacadeClient paused = platform.client("paused-lettings");
                FacadeClient former = platform.client("former-partner")) {
            assertRefused(paused.get("/v1/status"), Refusal.SUSPENDED);
            assertRefused(former.get("/v1/status"), Refusal.EXPIRED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client-Cert",
                "client-cert-chain",
                "X-Client-Cert",
                "X-Client-Certificate",
                "X-SSL-Client-Cert",
                "X-SSL-Client-S-DN",
                "X_SSL_Client_Verify",
                "ssl-client-subject-dn",
                "ssl_client_cert",
                "X-Forwarded-Client-Cert",
                "X-Forwarded-Tls-Client-Cert-Info",
                "subject-distinguished-name"
            })
    void headerThatSpeaksForACertificateIsForged(String header) {
        try (FacadeClient acme = platform.client("acme-housing");
                FacadeClient nobody = platform.client(null, null)) {
            assertRefused(acme.get("/v1/probe/7", header, "CN=bolt-legal"), Refusal.FORGED_HEADER);
            assertRefused(nobody.get("/v1/probe/7", header, "CN=acme-housing"), Refusal.FORGED_HEADER);
        }
    }

    @Test
    void whatNoRoleNamesIsDeniedWhetherOrNotItExists() {
        try (FacadeClient bolt = platform.client("bolt-legal");
                FacadeClient cold = platform.client("cold-searches")) {
            String existing = bolt.get("/v1/probe/7/who").body();
            assertRefused(bolt.get("/v1/probe/7/who"), Refusal.PATH_DENIED);
            for (String path : new String[] {"/v1/nowhere", "/v1/probe", "/v1/probe/hidden", "/error", "/", "/v1"}) {
                assertRefused(bolt.get(path), Refusal.PATH_DENIED);
                assertThat(withoutIds(bolt.get(path).body())).isEqualTo(withoutIds(existing));
            }
            assertThat(bolt.get("/v1/probe/7").statusCode()).isEqualTo(200);
            // A path that Spring gives to another route because of the method, which the role doesn't have.
            assertRefused(cold.get("/v1/probe/search"), Refusal.PATH_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/probe/7/",
                "//v1/probe/7",
                "/v1//probe/7",
                "/v1/probe//7",
                "/v1/probe/7;x=1",
                "/v1;x/probe/7",
                "/v1/probe/7;/who",
                "/v1/./probe/7",
                "/v1/x/../probe/7",
                "/v1/probe/7/../hidden",
                "/v1/probe/%2e%2e/probe/7",
                "/V1/probe/7",
                "/v1/Probe/7",
                "/v1/probe/%37",
                "/v1/prob%65/7",
                "/v1/probe/7%3b",
                "/v1/probe/7.json/",
                "/v1/probe/7%20"
            })
    void anotherWayToWriteAPathLeadsNowhere(String path) {
        try (FacadeClient acme = platform.client("acme-housing")) {
            String answer = acme.raw(path);
            assertThat(answer).startsWith("HTTP/1.1 403").contains("access_denied");
            assertLogged(Refusal.PATH_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/probe%2f7",
                "/v1/probe%5c7",
                "/v1/probe\\7",
                "/v1/probe/%00",
                "/v1/probe/7%0d%0aX:1",
                "/v1/probe/%zz",
                "/../v1/probe/7",
                "/v1/probe/é",
                "*",
                "v1/probe/7"
            })
    void pathThatIsNoneIsRefusedWithoutDetail(String path) {
        try (FacadeClient acme = platform.client("acme-housing")) {
            assertThat(acme.raw(path))
                    .matches("(?s)HTTP/1.1 (400|403) .*")
                    .contains("application/problem+json")
                    .doesNotContain("Tomcat")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void requestIdIsEchoedIfItIsOne() {
        try (FacadeClient acme = platform.client("acme-housing");
                FacadeClient nobody = platform.client(null, null)) {
            assertThat(requestId(acme.get("/v1/probe/7", "X-Request-ID", "a-1")))
                    .isEqualTo("a-1");
            assertThat(requestId(nobody.get("/v1/probe/7", "X-Request-ID", "a-2")))
                    .isEqualTo("a-2");
            assertThat(platform.log().lines())
                    .anyMatch(line -> line.contains("NO_CERT") && line.contains("request_id=a-2"));
            assertThat(requestId(nobody.get("/healthz", "X-Request-ID", "a-3"))).isEqualTo("a-3");
            for (String odd : new String[] {"", " ", "a b", "x".repeat(65), "<script>", "-a", "a\tb"}) {
                assertThat(requestId(acme.get("/v1/probe/7", "X-Request-ID", odd)))
                        .matches("[0-9a-f-]{36}");
            }
            assertThat(requestId(acme.get("/v1/probe/7", "X-Request-ID", "a", "X-Request-ID", "b")))
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void nothingThatAClientSendsIsLoggedRaw() {
        PartnerAuthority.Identity odd =
                platform.folder().partners().issue(new X500Name("CN=evil\\0a\u202egpj" + "x".repeat(50)), DAY);
        try (FacadeClient client = platform.client(odd, "key")) {
            assertRefused(client.get("/" + "y".repeat(3_000) + "%0a"), Refusal.UNKNOWN_CONSUMER);
        }
        assertThat(platform.log().lines())
                .allMatch(line -> line.length() < 1_000)
                .noneMatch(line -> line.contains("\u202e"));
    }

    @Test
    void answersTellNothingOfTheReason() {
        try (FacadeClient paused = platform.client("paused-lettings");
                FacadeClient stranger = platform.client("stranger");
                FacadeClient bolt = platform.client("bolt-legal")) {
            String first = withoutIds(paused.get("/v1/probe/7").body());
            assertThat(withoutIds(stranger.get("/v1/probe/7").body())).isEqualTo(first);
            assertThat(withoutIds(bolt.get("/v1/nowhere").body())).isEqualTo(first);
            assertThat(first).doesNotContainIgnoringCase("suspend").doesNotContain("consumer", "path");
        }
    }

    private static void assertRefused(HttpResponse<String> answer, Refusal reason) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
        assertThat(FacadeClient.json(answer).path("code").asString()).isEqualTo("access_denied");
        assertLogged(reason);
    }

    private static void assertLogged(Refusal reason) {
        assertThat(platform.log().lines()).anyMatch(line -> line.contains("reason=\"" + reason + "\""));
    }

    private static String line(Refusal reason) {
        return platform.log().lines().stream()
                .filter(line -> line.contains("reason=\"" + reason + "\""))
                .reduce("", (one, other) -> other);
    }

    private static double count(Refusal reason) {
        String name =
                "gatehouse_integration_refusals_total{reason=\"" + reason.name().toLowerCase(java.util.Locale.ROOT);
        return platform.admin("/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-ID").orElse("");
    }

    private static String withoutIds(String problem) {
        return problem.replaceAll("\"traceId\":\"[0-9a-f]+\"", "").replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
