package dev.gatehouse.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.gatehouse.integration.fixture.Facade;
import dev.gatehouse.integration.fixture.Partner;
import dev.gatehouse.integration.fixture.Partner.Reply;
import dev.gatehouse.integration.fixture.Robin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a partner sees while upstreams misbehave, and what the operator reads about it.
class FaultsIT {
    private static final String PERSON = "/v1/persons/" + Robin.PERSON_ID;
    private static final String PRISONER = "/v1/prisoners/" + Robin.PRISON_NUMBER;
    private static final String CASE = "/v1/cases/" + Robin.CRN;
    private static final Duration WITHIN = Duration.ofSeconds(6);

    private static Facade facade;
    private static Partner partner;

    @BeforeAll
    static void start() {
        facade = Facade.start();
        partner = facade.partner();
    }

    @AfterAll
    static void stop() {
        facade.close();
    }

    @BeforeEach
    @AfterEach
    void recover() {
        facade.recover();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of("slow", json("{}").withFixedDelay(10_000), "READ_TIMEOUT", "source_timed_out", 1),
                Arguments.of(
                        "slow body",
                        json("x".repeat(1000)).withChunkedDribbleDelay(20, 10_000),
                        "READ_TIMEOUT",
                        "source_timed_out",
                        1),
                Arguments.of(
                        "reset",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "CONNECTION_RESET",
                        "source_unavailable",
                        3),
                Arguments.of(
                        "empty",
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        "CONNECTION_RESET",
                        "source_unavailable",
                        3),
                Arguments.of(
                        "garbage",
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        "CONNECTION_RESET",
                        "source_unavailable",
                        3),
                Arguments.of(
                        "malformed chunk",
                        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        "DECODE_ERROR",
                        "source_failed",
                        1),
                Arguments.of("500", json("{}").withStatus(500), "HTTP_5XX", "source_failed", 1),
                Arguments.of("502", json("{}").withStatus(502), "HTTP_5XX", "source_failed", 3),
                Arguments.of("503", json("{}").withStatus(503), "HTTP_5XX", "source_unavailable", 3),
                Arguments.of("504", json("{}").withStatus(504), "HTTP_5XX", "source_timed_out", 3),
                Arguments.of("429", json("{}").withStatus(429), "HTTP_4XX", "source_unavailable", 3),
                Arguments.of("401", json("{}").withStatus(401), "HTTP_4XX", "source_failed", 1),
                Arguments.of(
                        "somebody else's 404",
                        aResponse()
                                .withStatus(404)
                                .withHeader("Content-Type", "text/html")
                                .withBody("<h1>404</h1>"),
                        "HTTP_4XX",
                        "source_failed",
                        1),
                Arguments.of(
                        "redirect",
                        aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"),
                        "DECODE_ERROR",
                        "source_failed",
                        1),
                Arguments.of("broken JSON", json("{\"prisonNumber\": "), "DECODE_ERROR", "source_failed", 1),
                Arguments.of("partial", json("{\"prisonNumber\": \"A1234AA\"}"), "DECODE_ERROR", "source_failed", 1),
                Arguments.of(
                        "somebody else",
                        json("{\"prisonNumber\": \"B1234BB\", \"firstName\": \"A\", \"lastName\": \"B\","
                                + " \"status\": \"IN\"}"),
                        "DECODE_ERROR",
                        "source_failed",
                        1),
                Arguments.of(
                        "wrong content type",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<h1>hello</h1>"),
                        "DECODE_ERROR",
                        "source_failed",
                        1),
                Arguments.of(
                        "oversized",
                        json("{\"prisonNumber\": \"" + "x".repeat(3 << 20) + "\"}"),
                        "DECODE_ERROR",
                        "source_failed",
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void partThatFailsLeavesTheRestOfTheAnswer(
            String name, ResponseDefinitionBuilder how, String errorClass, String code, int attempts) {
        facade.custodyLedger().fault(PRISONER, how);

        Reply reply = timed(PERSON);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.missing()).containsExactly("aliases", "characteristics", "location", "middleNames");
        assertThat(reply.json().path("data").path("contact").path("phoneNumbers"))
                .hasSize(1);
        assertThat(reply.json().path("data").has("location")).isFalse();
        assertThat(facade.custodyLedger().requests(PRISONER)).isEqualTo(attempts);
        JsonNode newest =
                interactions("?upstream=custody-ledger&institution=MDI&limit=1").get(0);
        assertThat(newest.path("errorClass").asString()).isEqualTo(errorClass);
        assertThat(newest.path("attempt").asInt()).isEqualTo(attempts);
        assertThat(newest.path("side").asString()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void sourceWithoutWhichThereIsNoAnswerIsToldByItsCause(
            String name, ResponseDefinitionBuilder how, String errorClass, String code, int attempts) {
        facade.custodyLedger().fault(PRISONER + "/alerts", how);

        Reply reply = timed(PERSON + "/alerts");

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("retry-after").isEmpty()).isEqualTo(reply.status() != 503);
    }

    private static Reply timed(String path) {
        long beganAt = System.nanoTime();
        Reply reply = partner.get(path);
        assertThat(Duration.ofNanos(System.nanoTime() - beganAt)).isLessThan(WITHIN);
        return reply;
    }

    private static JsonNode interactions(String query) {
        return facade.operator().get("/interactions" + query).json().path("interactions");
    }

    @Test
    void strictCallerGetsAllOrNothing() {
        assertThat(partner.get(PERSON, "Prefer", "respond-async, Handling = strict")
                        .status())
                .isEqualTo(200);
        facade.supervisionDesk().fault(CASE, json("{}").withStatus(500));

        Reply reply = partner.get(PERSON, "Prefer", "handling=strict");

        assertThat(reply.code()).isEqualTo("incomplete_answer");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isNotEmpty();
        assertThat(partner.get(PERSON, "Prefer", "handling=lenient").missing())
                .containsExactly("aliases", "characteristics", "contact");
    }

    @Test
    void personOfWhomNoPartCanBeHadIsNoAnswer() {
        facade.custodyLedger().fault(json("{}").withStatus(503));
        facade.supervisionDesk().fault(json("{}").withStatus(500));

        assertThat(partner.get(PERSON).code()).isEqualTo("source_unavailable");
        assertThat(partner.get("/v1/persons/" + Robin.JO).code()).isEqualTo("source_failed");
    }

    @Test
    void bothPartsAreAskedAtOnce() {
        facade.custodyLedger().fault(PRISONER, json("{}").withFixedDelay(10_000));
        facade.supervisionDesk().fault(CASE, json("{}").withFixedDelay(10_000));

        assertThat(timed(PERSON).code()).isEqualTo("source_timed_out");
    }

    @Test
    void upstreamThatIsDownIsNamedByTheOperatorsToolsAndByNobodyElse() {
        facade.custodyLedger().down();
        try {
            assertThat(partner.get(PERSON).missing()).contains("location");

            JsonNode diagnosis = facade.operator().post("/diagnose/custody-ledger");
            assertThat(diagnosis.path("verdict").path("side").asString()).isEqualTo("THEIRS");
            assertThat(diagnosis.path("verdict").path("where").asString()).isEqualTo("TCP");
            assertThat(diagnosis.path("verdict").path("errorClass").asString()).isEqualTo("CONNECTION_REFUSED");
            assertThat(diagnosis
                            .path("recent")
                            .path("byErrorClass")
                            .path("CONNECTION_REFUSED")
                            .asInt())
                    .isGreaterThanOrEqualTo(3);
            assertThat(facade.operator().get("/health/deps").text())
                    .contains("\"custody-ledger\":{\"details\":", "\"lastErrorClass\":\"CONNECTION_REFUSED\"");
            assertThat(partner.get("/readyz").status()).isEqualTo(200);
        } finally {
            facade.custodyLedger().up();
        }
        assertThat(partner.get(PERSON).missing()).isEmpty();
    }

    @Test
    void attemptAfterAFailureThatPassesIsMadeWithinTheSameRequest() {
        facade.custodyLedger().faultOnce(PRISONER, json("{}").withStatus(503));

        assertThat(partner.get(PERSON).missing()).isEmpty();
        assertThat(facade.custodyLedger().requests(PRISONER)).isEqualTo(2);
    }

    @Test
    void oversizedImageAndForeignTypesNeverReachACaller() {
        String image = PRISONER + "/images/2461788";
        facade.custodyLedger()
                .fault(
                        image,
                        aResponse().withHeader("Content-Type", "image/jpeg").withBody(new byte[(8 << 20) + 1]));
        assertThat(partner.get(PERSON + "/images/2461788").code()).isEqualTo("source_failed");

        facade.recover();
        facade.custodyLedger()
                .fault(
                        image,
                        aResponse().withHeader("Content-Type", "image/svg+xml").withBody("<svg onload=\"alert(1)\"/>"));
        assertThat(partner.get(PERSON + "/images/2461788").code()).isEqualTo("source_failed");
    }

    @Test
    void searchFailsByItsCause() {
        facade.populationIndex().fault(json("{}").withStatus(500));

        assertThat(partner.get("/v1/persons?lastName=lark").code()).isEqualTo("source_failed");
        assertThat(partner.get("/v1/persons/Z9999ZZ").code()).isEqualTo("source_failed");
    }

    @Test
    void interactionsTellWhoAskedAboutWhomWithoutNamingThem() {
        partner.get(PERSON);

        JsonNode all = interactions("?since=PT10M");
        List<String> lines = all.valueStream().map(JsonNode::toString).toList();

        assertThat(lines)
                .isNotEmpty()
                .noneMatch(line -> line.contains(Robin.PRISON_NUMBER)
                        || line.contains(Robin.CRN)
                        || line.contains(Robin.PERSON_ID)
                        || line.contains("Larkspur"));
        assertThat(all.get(0).path("traceId").asString()).hasSize(32);
        assertThat(all.get(0).path("subject").asString()).hasSize(16);
        assertThat(interactions("?institution=XYZ")).isEmpty();
        assertThat(interactions("?since=PT0S")).isEmpty();
    }
}
