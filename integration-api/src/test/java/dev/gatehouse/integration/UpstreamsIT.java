package dev.gatehouse.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.SpanSink;
import dev.gatehouse.integration.fixture.Facade;
import dev.gatehouse.integration.fixture.OpenApi;
import dev.gatehouse.integration.fixture.Robin;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What an operator sees of the upstreams: metrics, traces, health, diagnoses; and that the published API is the real
/// one.
class UpstreamsIT {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static SpanSink spans;
    private static Facade facade;

    @BeforeAll
    static void start() throws Exception {
        spans = new SpanSink();
        facade = Facade.start(Map.of("INTEGRATION_API_OTLP_TRACES_ENDPOINT", spans.url()));
    }

    @AfterAll
    static void stop() {
        facade.close();
        spans.close();
    }

    private static JsonNode diagnose(String upstream) {
        return facade.operator().post("/diagnose/" + upstream);
    }

    @Test
    void publishedApiHasTheRoutesThatThereAre() {
        Set<String> routes = facade
                .service()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/v1/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(OpenApi.paths(Folders.checkout().resolve("docs/openapi/integration-api.yaml")))
                .isEqualTo(routes);
    }

    @Test
    void traceOfTheCallerGoesOnToEveryUpstream() {
        String[] trace = {"traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01"};
        assertThat(facade.partner().get("/v1/persons?lastName=lark", trace).missing())
                .isEmpty();
        assertThat(facade.partner()
                        .get("/v1/persons/" + Robin.PRISON_NUMBER, trace)
                        .missing())
                .isEmpty();

        assertThat(facade.upstreams())
                .allSatisfy(upstream ->
                        assertThat(upstream.headers("traceparent")).anyMatch(header -> header.contains(TRACE_ID)));
        await().untilAsserted(() -> assertThat(spans.batches())
                .anySatisfy(export -> assertThat(export)
                        .contains(SpanSink.traceId(TRACE_ID))
                        .contains("population-index searchPeople")
                        .contains("custody-ledger getPrisoner")
                        .contains("supervision-desk getCase")));
    }

    @Test
    void metricsTellAttemptsErrorsAndHowMuchIsUnderWay() {
        facade.supervisionDesk().fault("/v1/cases/" + Robin.JO_CRN, aResponse().withStatus(500));

        // A cold request may meet its deadline before it has asked everybody: then the next one does.
        await().untilAsserted(() -> {
            facade.partner().get("/v1/persons/" + Robin.JO);
            assertThat(facade.operator().get("/metrics").text())
                    .contains("gatehouse_integration_upstream_attempts_seconds_count{")
                    .contains("operation=\"getCase\",outcome=\"failed\"")
                    .contains("gatehouse_integration_upstream_errors_total{error_class=\"HTTP_5XX\",side=\"THEIRS\"")
                    .contains("gatehouse_integration_upstream_bulkhead_in_use{upstream=\"custody-ledger\"} 0.0")
                    .doesNotContain(Robin.CRN)
                    .doesNotContain(Robin.PRISON_NUMBER);
        });
        facade.recover();
    }

    @Test
    void diagnosisOfAnUpstreamThatIsWellFindsNoFault() {
        // One of its own: failures that other tests caused are told as recent.
        try (Facade well = Facade.start()) {
            JsonNode diagnosis = well.operator().post("/diagnose/population-index");

            assertThat(diagnosis
                            .path("steps")
                            .valueStream()
                            .map(step -> step.path("step").asString()
                                    + step.path("ok").asBoolean()))
                    .containsExactly("DNStrue", "TCPtrue", "TLStrue", "HTTPtrue");
            assertThat(diagnosis.path("verdict").has("side")).isFalse();
            assertThat(diagnosis.path("address").asString())
                    .isEqualTo(well.populationIndex().url());
        }
    }

    @Test
    void unknownUpstreamAndWrongQueriesAreRefused() {
        assertThat(diagnose("nobody").path("code").asString()).isEqualTo("resource_not_found");
        for (String query : List.of("since=soon", "since=-PT1H", "limit=0", "limit=x", "upstream=nobody")) {
            assertThat(facade.operator()
                            .get("/interactions?" + query)
                            .json()
                            .path("code")
                            .asString())
                    .as(query)
                    .isEqualTo("malformed_request");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 403, 302})
    void diagnosisReadsTheHealthAnswer(int status) {
        facade.populationIndex().fault("/health", aResponse().withStatus(status));

        JsonNode verdict = diagnose("population-index").path("verdict");

        assertThat(verdict.path("where").asString()).isEqualTo("HTTP");
        assertThat(verdict.path("side").asString()).isEqualTo(status == 403 ? "OURS" : "THEIRS");
        facade.recover();
    }

    @Test
    void diagnosisTellsWhoRefusesWhom() {
        try (Facade refused = Facade.startAsStranger()) {
            JsonNode verdict =
                    refused.operator().post("/diagnose/custody-ledger").path("verdict");
            assertThat(verdict.path("where").asString()).isEqualTo("TLS");
            assertThat(verdict.path("side").asString()).isEqualTo("OURS");

            assertThat(refused.partner().get("/v1/persons/" + Robin.CRN).code()).isEqualTo("source_unavailable");
            assertThat(refused.operator()
                            .get("/interactions?limit=1")
                            .json()
                            .path("interactions")
                            .get(0)
                            .path("errorClass")
                            .asString())
                    .isIn("TLS_FAILURE", "CONNECTION_RESET");
        }
    }

    @Test
    void diagnosisOfAnAddressThatIsWrong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Facade misled = Facade.start(Map.of(
                        "INTEGRATION_API_POPULATION_INDEX_URL", "https://nowhere.invalid:1",
                        "INTEGRATION_API_CUSTODY_LEDGER_URL", "https://localhost:" + FreePorts.next(),
                        "INTEGRATION_API_SUPERVISION_DESK_URL", "https://localhost:" + silent.getLocalPort()))) {
            assertThat(verdict(misled, "population-index")).isEqualTo("DNS DNS_FAILURE OURS");
            assertThat(verdict(misled, "custody-ledger")).isEqualTo("TCP CONNECTION_REFUSED THEIRS");
            assertThat(verdict(misled, "supervision-desk")).isEqualTo("TLS READ_TIMEOUT THEIRS");
            assertThat(misled.partner().get("/v1/persons/" + Robin.CRN).code()).isEqualTo("source_unavailable");
        }
    }

    private static String verdict(Facade of, String upstream) {
        JsonNode verdict = of.operator().post("/diagnose/" + upstream).path("verdict");
        return verdict.path("where").asString() + " "
                + verdict.path("errorClass").asString() + " "
                + verdict.path("side").asString();
    }

    @Test
    void healthOfTheUpstreamsIsWhatRequestsMet() {
        facade.partner().get("/v1/persons/" + Robin.CRN);

        JsonNode deps = facade.operator().get("/health/deps").json();

        assertThat(deps.path("components")
                        .path("upstreams")
                        .path("components")
                        .path("supervision-desk")
                        .path("details")
                        .path("lastSuccess")
                        .asString())
                .isNotEmpty();
    }
}
