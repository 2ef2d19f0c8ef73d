package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.fixture.MetricsPage;
import dev.gatehouse.common.fixture.SpanSink;
import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ConfigPlatform;
import dev.gatehouse.config.fixture.ServiceFolder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What an operator sees: metrics, health, settings and the log, without a secret in any of them; and traces that
/// go on here.
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityIT {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SECRET_VALUE = "a-value-that-nobody-logs";
    private static final String FORGED = "gh_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static SpanSink spans;
    private static ConfigPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        spans = new SpanSink();
        platform = ConfigPlatform.start(Map.of("CONFIG_API_OTLP_TRACES_ENDPOINT", spans.url()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        spans.close();
    }

    @Test
    void metricsTellOutcomesAndTheLogWhoDidWhat(CapturedOutput log) {
        ConfigClient client = platform.client();
        String token = platform.token("read publish", "demo/shop");
        String content = "{\"system\":{\"base\":{\"A\":\"" + SECRET_VALUE + "\"}}}";
        client.publishFirst("demo/shop/prod", token, content).assertStatus(201);
        client.publishFirst("demo/shop/prod", token, content).assertProblem(412, "revision_conflict");
        String revision = client.get("/v1/releases/demo/shop/prod", token)
                .json()
                .path("head")
                .path("revision")
                .asString();
        client.post("/v1/releases/demo/shop/prod/1/rollback", token, "", "If-Match", '"' + revision + '"')
                .assertStatus(201);
        String path = "/v1/resolve/demo/shop/prod?kind=system";
        String etag = client.get(path + "&format=env", token).header("ETag");
        client.get(path + "&format=env", token, "If-None-Match", etag).assertStatus(304);
        client.get(path + "&require=B", token).assertProblem(422, "required_keys_missing");
        client.get(path, FORGED).assertProblem(401, "invalid_token");
        client.get("/v1/resolve/demo/other/prod?kind=system", token).assertProblem(403, "caller_forbidden");
        client.send(
                        "DELETE",
                        "/v1/tokens/" + token.substring(3, 19),
                        platform.token("admin", "/"),
                        BodyPublishers.noBody())
                .assertStatus(204);

        String metrics = admin("/metrics");
        assertThat(metrics)
                .contains("gatehouse_config_publishes_total{")
                .contains("outcome=\"published\"")
                .contains("outcome=\"revision_conflict\"")
                .contains("operation=\"rollback\"")
                .contains("gatehouse_config_resolves_total{")
                .contains("format=\"env\",status=\"304\"")
                .contains("gatehouse_config_tokens_refused_total{")
                .contains("reason=\"unknown\"")
                .contains("reason=\"lacks_scope\"")
                .contains("gatehouse_config_refusals_total{")
                .contains("code=\"required_keys_missing\"");
        assertThat(MetricsPage.of(metrics)).doesNotContain("|  |\n");
        GeneratedDocs.section("metrics.md", "config-api", MetricsPage.of(metrics));
        for (String event : List.of(
                "SIGNING_KEY_READ",
                "BOOTSTRAP_USED",
                "RELEASE_PUBLISHED",
                "RELEASE_ROLLED_BACK",
                "PUBLISH_REFUSED",
                "RESOLVE_REFUSED",
                "TOKEN_ISSUED",
                "TOKEN_REVOKED",
                "TOKEN_REFUSED",
                "SCOPE_LACKING")) {
            assertThat(log.getAll()).contains("\"action\":\"" + event + "\"");
        }
        assertThat(log.getAll())
                .doesNotContain(SECRET_VALUE)
                .doesNotContain(token)
                .doesNotContain(FORGED)
                .doesNotContain(ServiceFolder.BOOTSTRAP_TOKEN);
    }

    @Test
    void healthAndSettingsAreOnTheAdminListenerAlone() {
        assertThat(admin("/settings"))
                .contains("\"CONFIG_API_REGION\":\"eu-1\"")
                .contains("CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH");
        assertThat(admin("/health")).contains("UP");
        assertThat(admin("/health/deps")).contains("\"store\":{\"status\":\"UP\"");
        for (String path : List.of("/metrics", "/settings", "/health")) {
            platform.client().get(path, "").assertProblem(404, "resource_not_found");
        }
    }

    @Test
    void traceOfTheCallerGoesOn() {
        platform.client().get("/v1/keys.pem", "", "traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans.batches())
                        .anySatisfy(export -> assertThat(export)
                                .contains(SpanSink.traceId(TRACE_ID))
                                .contains("/v1/keys.pem")));
    }

    private static String admin(String path) {
        try (ConfigClient operator = new ConfigClient(
                "https://localhost:" + platform.folder().adminPort(),
                platform.folder().certificates().ca())) {
            return operator.undocumented(path).body();
        }
    }
}
