package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ConfigClient.Answer;
import dev.gatehouse.config.fixture.ConfigPlatform;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore.Failure;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input and outages: the documented error, nothing lost, the process lives.
class BoundsIT {
    private static final InMemoryConfigStore STORE = new InMemoryConfigStore();
    private static final String JSON = "application/json";
    private static final String RELEASES = "/v1/releases/demo/shop/prod";
    private static final String RESOLVE = "/v1/resolve/demo/shop/live";

    private static ConfigPlatform platform;
    private static ConfigClient client;
    private static String token;
    private static String administrator;

    @BeforeAll
    static void start() {
        platform = ConfigPlatform.on(STORE);
        client = platform.client();
        token = platform.token("read publish", "/");
        administrator = platform.token("admin", "/");
        client.publishFirst("demo/shop/live", token, "{\"system\":{\"base\":{\"A\":\"1\"}}}")
                .assertStatus(201);
    }

    @AfterEach
    void recover() {
        STORE.fail(Failure.NONE);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|''",
                "{|''",
                "[]|''",
                "null|''",
                "{} {}|''",
                "{'system':{'base':{'A':1,'A':2}}}|''",
                "{'system':{},'system':{}}|''",
                "{'other':{}}|''",
                "{'system':[]}|''",
                "{'system':{'base':{'A':null}}}|''",
                "{'system':{'base':{'A':[1]}}}|''",
                "{'system':{'base':{'A':{}}}}|system.base.A",
                "{'system':{'planet/x':{}}}|system",
                "{'system':{'role/A':{}}}|system",
                "{'system':{'base':{'A B':1}}}|system.base",
                "{'system':{'base':{'A=1; x':1}}}|system.base",
                "{'system':{'base':{'':1}}}|system.base",
                "{'system':{'base':{'1A':1}}}|system.base",
                "{'system':{'base':{'UID':1}}}|system.base.UID",
                "{'application':{'role/web':{'BASH_ENV':'x'}}}|application.role/web.BASH_ENV",
                "{'system':{'base':{'A':'\\u0000'}}}|system.base.A",
                "{'system':{'base':{'A':'\\ud800'}}}|''",
                "{'system':{'base':{'A':01}}}|''",
                "{'system':{'base':{'A':NaN}}}|''"
            })
    void contentOfAWrongFormIsRefusedByItsPlace(String content, String place) {
        String json = content == null ? "" : content.replace('\'', '"');
        Answer refused = client.publishFirst("demo/shop/prod", token, json);

        assertThat(refused.status()).isIn(400, 422);
        if (refused.status() == 422) {
            refused.assertProblem(422, "invalid_configuration");
            assertThat(refused.json().path("place").asString()).isEqualTo(place);
            assertThat(refused.json().path("problem").asString()).isNotEmpty();
        } else {
            assertThat(json).isEmpty();
        }
        client.get(RELEASES, token).assertProblem(404, "resource_not_found");
    }

    @Test
    void otherMediaTypesAreRefused() {
        client.send(
                        "POST",
                        RELEASES,
                        token,
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "text/plain",
                        "If-None-Match",
                        "*")
                .assertProblem(415, "unsupported_media_type");
        client.send(
                        "POST",
                        "/v1/tokens",
                        administrator,
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .assertProblem(415, "unsupported_media_type");
    }

    @Test
    void longBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot() {
        byte[] release = ("{\"system\":{\"base\":{\"A\":\"" + "x".repeat(3 * Content.MAX_BYTES) + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        client.send(
                        "POST",
                        RELEASES,
                        token,
                        BodyPublishers.ofByteArray(release),
                        "Content-Type",
                        JSON,
                        "If-None-Match",
                        "*")
                .assertProblem(413, "payload_too_large");
        client.send(
                        "POST",
                        RELEASES,
                        token,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(release)),
                        "Content-Type",
                        JSON,
                        "If-None-Match",
                        "*")
                .assertProblem(413, "payload_too_large");
        client.post("/v1/tokens", administrator, "{\"note\":\"" + "x".repeat(20_000) + "\"}")
                .assertProblem(413, "payload_too_large");
    }

    @Test
    void contentUpToTheLimitIsTakenWhateverTheWhiteSpace() {
        String value = "x".repeat(Content.MAX_VALUE_BYTES);
        String most =
                "{\"system\":{\"base\":{\"A\":\"" + value + "\",\"B\":\"" + value + "\",\"C\":\"" + value + "\"}}}";
        client.publishFirst("demo/shop/large", token, most + " ".repeat(Content.MAX_BYTES))
                .assertStatus(201);
        assertThat(client.get("/v1/resolve/demo/shop/large?kind=system&format=env", token)
                        .bytes())
                .hasSizeGreaterThan(3 * Content.MAX_VALUE_BYTES);

        client.publishFirst("demo/shop/larger", token, most.replace("}}}", ",\"D\":\"" + value + "\"}}}"))
                .assertProblem(413, "payload_too_large");
        client.publishFirst("demo/shop/larger", token, "{\"system\":{\"base\":{\"A\":\"" + value + "x\"}}}")
                .assertProblem(422, "invalid_configuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|kind",
                "?format=json|kind",
                "?kind=both|kind",
                "?kind=system&format=xml|format",
                "?kind=system&regoin=eu-1|regoin",
                "?kind=system&region=|region",
                "?kind=system&region|region",
                "?kind=system&region=a&region=b|region",
                "?kind=system&region=a&regi%6Fn=b|region",
                "?kind=system&explain=yes|explain",
                "?kind=system&require=A,,B|require",
                "?kind=system&require=A%3BB|require",
                "?kind=system&region=EU|''",
                "?kind=system&host=a%0Ab|''",
                "?kind=system&host=%ff|host",
                "?kind=system&%ff=1|''",
                "?kind=system&%0a=1|''",
                "?kind=system&&|''"
            })
    void queryOfAWrongFormIsRefusedByItsParameter(String query, String parameter) {
        Answer refused = client.get(RESOLVE + (query == null ? "" : query), token);

        refused.assertProblem(400, "malformed_request");
        assertThat(refused.json().path("parameter").asString("")).isEqualTo(parameter);
    }

    @Test
    void parametersAreUnknownWhereTheyMeanNothing() {
        client.get(RELEASES + "?limit=0", token).assertProblem(400, "malformed_request");
        client.get(RELEASES + "?limit=101", token).assertProblem(400, "malformed_request");
        client.get(RELEASES + "?before=-1", token).assertProblem(400, "malformed_request");
        client.get(RELEASES + "?before=99999999999999999999", token).assertProblem(400, "malformed_request");
        client.get(RELEASES + "/1?limit=1", token).assertProblem(400, "malformed_request");
        client.get("/v1/tokens?after=x", administrator).assertProblem(400, "malformed_request");
        client.get("/v1/keys.pem?x=1", "").assertProblem(400, "malformed_request");
        client.get("/healthz?x=1", "").assertProblem(400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ü", "a;b", "\"a\""})
    void nonceOfAWrongFormIsRefused(String nonce) {
        client.get(RESOLVE + "?kind=system", token, "Gatehouse-Nonce", nonce).assertProblem(400, "malformed_request");
    }

    @Test
    void nonceHasALength() {
        client.get(RESOLVE + "?kind=system", token, "Gatehouse-Nonce", "a".repeat(128))
                .assertStatus(200);
        client.get(RESOLVE + "?kind=system", token, "Gatehouse-Nonce", "a".repeat(129))
                .assertProblem(400, "malformed_request");
        client.get(RESOLVE + "?kind=system", token, "Gatehouse-Nonce", "a", "Gatehouse-Nonce", "b")
                .assertProblem(400, "malformed_request");
    }

    @Test
    void whatIsNotOfferedIsToldInTheSameForm() {
        client.get("/v1/nothing", token).assertProblem(404, "resource_not_found");
        client.get("/", token).assertProblem(404, "resource_not_found");
        assertThat(client.send("PUT", RELEASES, token, BodyPublishers.noBody())
                        .assertProblem(405, "method_not_allowed")
                        .header("Allow"))
                .contains("GET", "POST");
        client.get("/v1/releases/demo/shop", token).assertProblem(404, "resource_not_found");
        client.get("/v1/releases/demo/SHOP/prod", token).assertProblem(404, "resource_not_found");
    }

    @Test
    void headTellsWhatGetWould() {
        Answer get = client.get(RESOLVE + "?kind=system", token, "Gatehouse-Nonce", "n");
        Answer head =
                client.send("HEAD", RESOLVE + "?kind=system", token, BodyPublishers.noBody(), "Gatehouse-Nonce", "n");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Gatehouse-Signature")).isEqualTo(get.header("Gatehouse-Signature"));
    }

    @Test
    void fullStoreRefusesWritesAndServesReads() {
        STORE.fail(Failure.FULL);

        Answer full = client.publishFirst("demo/shop/prod", token, "{}").assertProblem(507, "store_full");
        assertThat(full.header("Retry-After")).isNotEmpty();
        client.post("/v1/tokens", administrator, "{\"scopes\":[\"read\"],\"prefix\":\"/\",\"expires_in\":60}")
                .assertProblem(507, "store_full");
        client.get(RESOLVE + "?kind=system", token).assertStatus(200);
    }

    @Test
    void storeThatIsAwayIsTold() {
        STORE.fail(Failure.UNAVAILABLE);

        Answer away = client.get(RESOLVE + "?kind=system", token).assertProblem(503, "store_unavailable");
        assertThat(away.header("Retry-After")).isEqualTo("1");
        client.publishFirst("demo/shop/prod", token, "{}").assertProblem(503, "store_unavailable");
        client.get("/v1/tokens", administrator).assertProblem(503, "store_unavailable");
        client.get("/healthz", "").assertStatus(200);
        client.get("/readyz", "").assertStatus(200);
        client.get("/v1/keys.pem", "").assertStatus(200);
    }

    @Test
    void unknownOutcomeIsToldAndTheHeadTellsTheRest() {
        STORE.fail(Failure.ANSWER_LOST);
        client.publishFirst("demo/shop/lost", token, "{}").assertProblem(504, "outcome_unknown");
        STORE.fail(Failure.NONE);
        client.get("/v1/releases/demo/shop/lost", token).assertStatus(200);

        STORE.fail(Failure.REQUEST_LOST);
        client.publishFirst("demo/shop/lost-2", token, "{}").assertProblem(504, "outcome_unknown");
        STORE.fail(Failure.NONE);
        client.get("/v1/releases/demo/shop/lost-2", token).assertProblem(404, "resource_not_found");
    }
}
