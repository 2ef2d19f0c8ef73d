package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.fixture.MetricsPage;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The public HTTP listener from outside: time, opening sessions, and what it refuses; and the metrics page.
class HttpIT extends LiveGateway {
    @Test
    void timeIsSignedAndAboutASecondOldAtMost() {
        HttpResponse<String> answer = https.get(gateway.url("/v1/time"));
        var json = HttpsClient.json(answer);

        verified.beacon(TimeBeacon.newBuilder()
                .setType(json.path("type").asString())
                .setAudience(json.path("audience").asString())
                .setServerTimeMs(json.path("server_time_ms").asLong())
                .setPosition(decoded(json.path("position").asString()))
                .setKeyId(json.path("key_id").asString())
                .setSignature(decoded(json.path("signature").asString()))
                .build());
        assertThat(json.path("server_time_ms").asLong())
                .isBetween(System.currentTimeMillis() - 5_000, System.currentTimeMillis());
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void sessionsAreOpenedThroughSessionService() {
        HttpResponse<String> challenge =
                https.post(gateway.url("/v1/auth/challenge"), "{\"public_key\":\"AAAA\",\"key_alg\":\"Ed25519\"}");
        assertThat(challenge.statusCode()).isEqualTo(200);
        assertThat(HttpsClient.json(challenge).path("audience").asString()).isEqualTo(TestDevice.AUDIENCE);

        HttpResponse<String> opened = https.post(gateway.url("/v1/auth/sessions"), opening("once"));
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(HttpsClient.json(opened).path("user_id").asString()).isEqualTo("anna");
        assertThat(HttpsClient.json(opened).has("previous_session")).isFalse();
        inside.refuseWith(ErrorReason.INVALID_PROOF);
        assertProblem(https.post(gateway.url("/v1/auth/sessions"), opening("refuse")), 401, "invalid_proof");
        HttpResponse<String> broken = https.post(gateway.url("/v1/auth/sessions"), opening("break"));
        assertProblem(broken, 503, "service_unavailable");
        assertThat(broken.body()).doesNotContain("secret of the inside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "42",
                "{}",
                "{\"public_key\":7}",
                "{\"public_key\":\"***\",\"key_alg\":\"Ed25519\"}",
                "{\"public_key\":\"\",\"key_alg\":\"Ed25519\"}",
                "{\"public_key\":{\"a\":[]},\"key_alg\":\"Ed25519\"}"
            })
    void malformedJsonIsToldAsSuch(String body) {
        assertProblem(https.post(gateway.url("/v1/auth/challenge"), body), 400, "malformed_request");
        assertProblem(https.post(gateway.url("/v1/auth/sessions"), body), 400, "malformed_request");
    }

    @Test
    void requestsThatTheWebStackRefusesAreProblemsToo() {
        String url = gateway.url("/v1/auth/challenge");

        assertProblem(https.get(url), 405, "method_not_allowed");
        assertProblem(https.get(gateway.url("/nowhere")), 404, "resource_not_found");
        assertProblem(
                https.send(https.request(url)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "unsupported_media_type");
        assertProblem(https.post(url, "{\"public_key\":\"" + "A".repeat(70_000) + "\"}"), 413, "payload_too_large");
        assertProblem(
                https.send(https.request(url)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(("\"" + "A".repeat(70_000)).getBytes(UTF_8))))),
                413,
                "payload_too_large");
    }

    @Test
    void metricsPageListsEveryMeter() {
        assertRefused(command("other.command"), Status.Code.UNIMPLEMENTED, ErrorReason.NO_ROUTE);
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, Map.of("nothing", new byte[0]));
        Map<String, byte[]> traced = TestRedis.event("nobody", "", "traced");
        traced.put("traceparent", TestRedis.bytes("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, traced);
        await().untilAsserted(() -> assertThat(page()).contains("malformed_total", "gatehouse_push_seconds"));

        assertThat(page()).doesNotContain("|  |\n");
        GeneratedDocs.section("metrics.md", "gateway-service", page());
    }

    private static String page() {
        return MetricsPage.of(https.get(gateway.adminUrl("/metrics")).body());
    }

    private static ByteString decoded(String base64Url) {
        return ByteString.copyFrom(Base64.getUrlDecoder().decode(base64Url));
    }
}
