package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.fixture.MetricsPage;
import dev.gatehouse.common.fixture.SpanSink;
import dev.gatehouse.session.fixture.Platform;
import dev.gatehouse.session.fixture.SessionClient;
import dev.gatehouse.session.fixture.TestDevice;
import dev.gatehouse.session.fixture.Tls;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an operator sees: metrics, health and settings on the admin listener alone, and traces that go on here.
class ObservabilityIT {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static SpanSink spans;
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        spans = new SpanSink();
        platform = Platform.start(Map.of("SESSION_SERVICE_OTLP_TRACES_ENDPOINT", spans.url()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        spans.close();
    }

    @Test
    void metricsTellOutcomes() throws Exception {
        TestDevice device = new TestDevice();
        try (SessionClient gateway = platform.client("gateway");
                SessionClient support = platform.client("support-desk")) {
            var session = gateway.open(device, platform.issuer().tokenFor("alice", device));
            support.introspect("nonsense");
            support.revoke(session.getDeviceSessionId());
            support.postJson(
                    "/v1/revocations",
                    "{\"operation_id\":\"o-1\",\"scope\":\"user\",\"scope_id\":\"alice\",\"reason\":\"test\",\"actor\":\"op-1\"}");
        }

        String metrics = admin("/metrics");

        assertThat(metrics)
                .contains("gatehouse_session_opens_total{")
                .contains("outcome=\"opened\"")
                .contains("gatehouse_session_introspections_total{")
                .contains("result=\"malformed\"")
                .contains("gatehouse_session_revokes_total{")
                .contains("gatehouse_session_bumps_total{")
                .contains("gatehouse_session_script_seconds_count{")
                .contains("gatehouse_session_grpc_calls");
        assertThat(MetricsPage.of(metrics)).doesNotContain("|  |\n");
        GeneratedDocs.section("metrics.md", "session-service", MetricsPage.of(metrics));
    }

    @Test
    void settingsAreShownWithoutSecrets() throws Exception {
        assertThat(admin("/settings"))
                .contains("\"SESSION_SERVICE_REDIS_PASSWORD\":\"(set)\"")
                .contains("\"SESSION_SERVICE_REGION\":\"eu-1\"")
                .doesNotContain(platform.redis().password());
        assertThat(admin("/health")).contains("UP");
        assertThat(admin("/health/deps")).contains("\"redis\":{\"status\":\"UP\"}");
    }

    @Test
    void traceOfTheGatewayGoesOnToRedis() {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
                "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
        TestDevice device = new TestDevice();
        try (SessionClient gateway = platform.client("gateway")) {
            var request = gateway.openRequest(device, platform.issuer().tokenFor("bob", device))
                    .build();
            var unused = gateway.sessions()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .open(request);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans.batches())
                        .anySatisfy(export -> assertThat(export)
                                .contains(SpanSink.traceId(TRACE_ID))
                                .containsIgnoringCase("evalsha")
                                .contains("gatehouse.session.v1.SessionService/Open")));
    }

    private static String admin(String path) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(Tls.context(
                        platform.folder().certificates().ca(),
                        platform.folder().certificates().issue("operator")))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + platform.folder().adminPort() + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
