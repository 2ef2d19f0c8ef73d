package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.fixture.Verified;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A gateway for a whole class of tests, with services behind it; and for each test a client and an open session of
/// anna's.
abstract class LiveGateway {
    static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);
    static final byte[] PAYLOAD = "hello".getBytes(UTF_8);

    @TempDir
    static Path folder;

    static RunningGateway gateway;
    static InsideServices inside;
    static HttpsClient https;
    static Verified verified;

    EdgeClient client;
    TestRedis redis;
    TestDevice device;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder);
        inside = new InsideServices(gateway.certificates());
        gateway.with(inside).started();
        https = gateway.https();
        verified = Verified.by(HttpsClient.json(https.get(gateway.url("/.well-known/jwks.json"))));
    }

    @AfterAll
    static void stop() {
        https.close();
        gateway.close();
        inside.close();
    }

    @BeforeEach
    void connect() {
        client = gateway.client();
        redis = gateway.redis();
        device = opened("anna");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    SignedRequest command(String messageType) {
        return command(device, messageType);
    }

    static SignedRequest command(TestDevice device, String messageType) {
        return device.sign(EdgeClient.EXECUTE, device.request(messageType, PAYLOAD, now()));
    }

    TestDevice opened(String userId) {
        TestDevice opened = TestDevice.of(userId);
        redis.open(opened);
        return opened;
    }

    StatusRuntimeException assertRefused(SignedRequest request, Status.Code code, ErrorReason reason) {
        StatusRuntimeException refusal = refusal(client, request);
        assertEnd(refusal, code, reason);
        return refusal;
    }

    static StatusRuntimeException refusal(EdgeClient client, SignedRequest request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> client.execute(request));
    }

    static void assertEnd(StatusRuntimeException end, Status.Code code, ErrorReason reason) {
        assertThat(Statuses.reasonOf(end)).as(end.toString()).contains(reason);
        assertThat(end.getStatus().getCode()).isEqualTo(code);
        assertThat(end.getStatus().getDescription()).isEqualTo(reason.message());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(HttpsClient.json(answer).path("code").asString()).isEqualTo(code);
    }

    /// A body for `POST /v1/auth/sessions` that is well-formed.
    static String opening(String idempotencyKey) {
        return """
            {"identity_token":"t","public_key":"AAAA","key_alg":"Ed25519","challenge":"AAAA","proof":"AAAA",
             "idempotency_key":"%s","device":{"kind":"phone","platform":"android"}}\
            """.formatted(idempotencyKey);
    }

    static long now() {
        return System.currentTimeMillis();
    }
}
