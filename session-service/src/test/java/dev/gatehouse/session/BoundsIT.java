package dev.gatehouse.session;

import static dev.gatehouse.session.SessionServiceIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.session.fixture.Platform;
import dev.gatehouse.session.fixture.SessionClient;
import dev.gatehouse.session.fixture.TestDevice;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input and outages: the documented error, nothing lost, the process lives.
class BoundsIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private static Platform platform;
    private static SessionClient gateway;
    private static SessionClient support;

    @BeforeAll
    static void start() {
        platform = Platform.start();
        gateway = platform.client("gateway");
        support = platform.client("support-desk");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        support.close();
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"operation_id\":\"o\",\"scope\":\"planet\",\"reason\":\"r\",\"actor\":\"a\"}",
                "{\"operation_id\":\"o\",\"scope\":\"user\",\"reason\":\"r\",\"actor\":\"a\"}",
                "{\"operation_id\":\"o\",\"scope\":\"user\",\"scope_id\":\"u\",\"reason\":\"r\",\"actor\":\"a\",\"x\":1}",
                "{\"operation_id\":\"o\",\"operation_id\":\"p\",\"scope\":\"user\",\"scope_id\":\"u\",\"reason\":\"r\",\"actor\":\"a\"}",
                "{\"operation_id\":\"o\",\"scope\":\"user\",\"scope_id\":\"u\",\"reason\":\"r\",\"actor\":\"a\"} x",
                "{\"operation_id\":{},\"scope\":\"user\",\"scope_id\":\"u\",\"reason\":\"r\",\"actor\":\"a\"}",
                "{\"operation_id\":\"o\",\"scope\":\"user\",\"scope_id\":\"a@b.c\",\"reason\":\"r\",\"actor\":\"a\"}",
                "{\"operation_id\":\"o\",\"scope\":\"user\",\"scope_id\":\"u\",\"reason\":\"A long"
                        + " story\",\"actor\":\"a\"}"
            })
    void malformedJsonIsRefused(String body) {
        assertProblem(support.postJson("/v1/revocations", body), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "tok=a", "token=a&token=b", "token=%zz"})
    void malformedFormIsRefused(String body) {
        assertProblem(support.post("/v1/introspect", FORM, BodyPublishers.ofString(body)), 400, "malformed_request");
    }

    @Test
    void tokenInTheQueryStringIsNotRead() {
        assertProblem(
                support.post("/v1/introspect?token=x", FORM, BodyPublishers.ofString("")), 400, "malformed_request");
    }

    @Test
    void otherMediaTypesAreRefused() {
        assertProblem(
                support.post("/v1/introspect", JSON, BodyPublishers.ofString("{}")), 415, "unsupported_media_type");
        assertProblem(
                support.post("/v1/revocations", FORM, BodyPublishers.ofString("a=b")), 415, "unsupported_media_type");
    }

    @Test
    void longBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot() {
        byte[] body = ("{\"operation_id\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertProblem(
                support.post("/v1/revocations", JSON, BodyPublishers.ofByteArray(body)), 413, "payload_too_large");
        assertProblem(
                support.post(
                        "/v1/revocations", JSON, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                413,
                "payload_too_large");
        byte[] form = ("token=" + "x".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        assertProblem(support.post("/v1/introspect", FORM, BodyPublishers.ofByteArray(form)), 413, "payload_too_large");
        // A form has to announce its length.
        assertProblem(
                support.post(
                        "/v1/introspect", FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))),
                400,
                "malformed_request");
    }

    @Test
    void longMessageOnGrpcIsRefused() {
        TestDevice device = new TestDevice();

        assertThatThrownBy(() -> gateway.sessions()
                        .open(gateway.openRequest(device, "x".repeat(70_000)).build()))
                .isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> gateway.sessions()
                        .open(gateway.openRequest(device, "x".repeat(20_000)).build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.INVALID_IDENTITY_TOKEN));
    }

    @Test
    void whileRedisIsAwayNothingIsClaimedAndAfterwardsAllIsThere() {
        TestDevice device = new TestDevice();
        OpenResponse session = gateway.open(device, platform.issuer().tokenFor("alice", device));
        platform.redis().kill();

        await().untilAsserted(() -> assertProblem(introspect(device, session), 503, "service_unavailable"));
        assertThatThrownBy(() -> gateway.open(device, platform.issuer().tokenFor("alice", device)))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.SERVICE_UNAVAILABLE));
        assertThat(support.get("/readyz").statusCode()).isEqualTo(200);

        platform.redis().restart();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(introspect(device, session).body()).contains("\"active\":true"));
        assertThat(support.revoke(session.getDeviceSessionId()).statusCode()).isEqualTo(200);
    }

    private static java.net.http.HttpResponse<String> introspect(TestDevice device, OpenResponse session) {
        long now = Instant.now().getEpochSecond();
        return support.introspect(device.assertion(session.getDeviceSessionId(), Platform.OWN_AUDIENCE, now, now + 60));
    }
}
