package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.fixture.MetricsPage;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.fixture.Verified;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway as its runbook describes it, from outside.
class GatewayIT {
    private static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);
    private static final byte[] PAYLOAD = "hello".getBytes(UTF_8);

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;
    private static InsideServices inside;
    private static HttpsClient https;
    private static Verified verified;

    private EdgeClient client;
    private TestRedis redis;
    private TestDevice device;

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

    @Test
    void listeners() {
        assertThat(https.get(gateway.url("/healthz")).statusCode()).isEqualTo(200);
        assertThat(https.get(gateway.adminUrl("/health")).statusCode()).isEqualTo(200);
        assertThat(HealthGrpc.newBlockingStub(client.channel())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void metricsAndSettingsAreOnTheAdminListenerAlone() {
        assertThat(https.get(gateway.adminUrl("/metrics")).body()).contains("gatehouse_gateway_streams");
        assertThat(https.get(gateway.adminUrl("/settings")).body())
                .contains("GATEWAY_REDIS_MASTER_ADDR", redis.server().address())
                .doesNotContain(redis.server().password());
        for (String path : List.of("/metrics", "/settings", "/health", "/actuator", "/actuator/metrics")) {
            assertProblem(https.get(gateway.url(path)), 404, "resource_not_found");
        }
    }

    @Test
    void probesAreProcessLocal() {
        redis.server().kill();
        try {
            assertThat(https.get(gateway.url("/healthz")).statusCode()).isEqualTo(200);
            assertThat(https.get(gateway.url("/readyz")).statusCode()).isEqualTo(200);
            await().atMost(FLOWING_AGAIN)
                    .untilAsserted(() -> assertThat(
                                    https.get(gateway.adminUrl("/health/deps")).statusCode())
                            .isEqualTo(503));
            assertThat(https.get(gateway.adminUrl("/health")).statusCode()).isEqualTo(200);
        } finally {
            redis.server().restart();
            redis.reconnect();
        }
        await().atMost(FLOWING_AGAIN.multipliedBy(2))
                .untilAsserted(() -> assertThat(
                                https.get(gateway.adminUrl("/health/deps")).statusCode())
                        .isEqualTo(200));
    }

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
    void commandIsSignedOnItsWayInAndOut() {
        SignedRequest request = command("demo.echo");
        Metadata forged = new Metadata();
        forged.put(Metadata.Key.of("gatehouse-user-id", Metadata.ASCII_STRING_MARSHALLER), "root");

        SignedResponse response = EdgeGatewayGrpc.newBlockingStub(client.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(forged))
                .executeCommand(request);

        verified.response(request, response);
        assertThat(response.getResultCode()).isEqualTo("OK");
        assertThat(response.getPayload().toByteArray()).isEqualTo(PAYLOAD);
        assertThat(inside.received().getLast().header("gatehouse-user-id")).isEqualTo("anna");
        assertThat(inside.received().getLast().command().getCommandId()).isEqualTo(request.getCommandId());
    }

    @Test
    void sameBytesAgainAreAReplay() {
        SignedRequest request = command("demo.echo");
        client.execute(request);
        int carried = inside.received().size();

        assertRefused(request, Status.Code.ALREADY_EXISTS, ErrorReason.REPLAYED);
        assertThat(inside.received()).hasSize(carried);
    }

    @Test
    void oneChangedByteIsABadSignature() {
        SignedRequest request = command("demo.echo");

        assertRefused(
                request.toBuilder().setCommandId(request.getCommandId() + "x").build(),
                Status.Code.UNAUTHENTICATED,
                ErrorReason.BAD_SIGNATURE);
        byte[] signature = request.getSignature().toByteArray();
        signature[63] ^= 4;
        assertRefused(
                request.toBuilder().setSignature(ByteString.copyFrom(signature)).build(),
                Status.Code.UNAUTHENTICATED,
                ErrorReason.BAD_SIGNATURE);
        byte[] payload = PAYLOAD.clone();
        payload[0] ^= 1;
        assertRefused(
                request.toBuilder().setPayload(ByteString.copyFrom(payload)).build(),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.PAYLOAD_HASH_MISMATCH);
        client.execute(request);
    }

    @Test
    void phoneWithAnEllipticKeyCommandsAndListens() {
        TestDevice phone = TestDevice.withEs256("petra");
        redis.open(phone);
        SignedRequest request = phone.sign(EdgeClient.EXECUTE, phone.request("demo.echo", PAYLOAD, now()));

        verified.response(request, client.execute(request));
        EventStream stream = client.subscribe(phone).awaitOpened();
        redis.publish("petra", phone.id().text(), "for petra");
        stream.awaitEvents("for petra");
        SignedRequest.Builder forged = phone.request("demo.echo", PAYLOAD, now());
        assertRefused(
                forged.setSignature(device.sign(EdgeClient.EXECUTE, forged).getSignature())
                        .build(),
                Status.Code.UNAUTHENTICATED,
                ErrorReason.BAD_SIGNATURE);
    }

    @Test
    void requestForAnotherAudienceOrMethodIsRefused() {
        SignedRequest.Builder elsewhere =
                device.request("demo.echo", PAYLOAD, now()).setAudience("local/eu-1/session-service");

        assertRefused(
                device.sign(EdgeClient.EXECUTE, elsewhere), Status.Code.INVALID_ARGUMENT, ErrorReason.WRONG_AUDIENCE);
        assertRefused(
                device.sign(EdgeClient.SUBSCRIBE, device.request("demo.echo", PAYLOAD, now())),
                Status.Code.UNAUTHENTICATED,
                ErrorReason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-120_000, 60_000})
    void refusalForStaleTimeCarriesABeaconThatVerifies(long offset) {
        SignedRequest request = device.sign(EdgeClient.EXECUTE, device.request("demo.echo", PAYLOAD, now() + offset));

        StatusRuntimeException refusal =
                assertRefused(request, Status.Code.FAILED_PRECONDITION, ErrorReason.STALE_TIME);

        verified.beacon(Statuses.detail(refusal, TimeBeacon.class).orElseThrow());
    }

    @Test
    void unknownSessionIsUnauthenticated() {
        TestDevice stranger = TestDevice.of("stranger");

        assertRefused(
                stranger.sign(EdgeClient.EXECUTE, stranger.request("demo.echo", PAYLOAD, now())),
                Status.Code.UNAUTHENTICATED,
                ErrorReason.UNKNOWN_SESSION);
    }

    @ParameterizedTest
    @CsvSource({
        "demo.never, DEADLINE_EXCEEDED, DOWNSTREAM_TIMED_OUT",
        "demo.refuse, INTERNAL, DOWNSTREAM_FAILED",
        "other.command, UNIMPLEMENTED, NO_ROUTE"
    })
    void whatDownstreamsDoIsToldByItsReason(String messageType, Status.Code code, ErrorReason reason) {
        assertRefused(command(messageType), code, reason);
    }

    @Test
    void commandWithoutAnIdIsMalformed() {
        assertRefused(
                device.sign(
                        EdgeClient.EXECUTE,
                        device.request("demo.echo", PAYLOAD, now()).setCommandId("")),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.MALFORMED_ENVELOPE);
    }

    @Test
    void firstMessageIsTheSignedServerTimeAndThenEventsComeSigned() {
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, Map.of("event_id", TestRedis.bytes("malformed")));
        redis.publish("anna", "", "e1");
        redis.publish("anna", TestDevice.of("anna").id().text(), "for another session");
        redis.publish("anna", device.id().text(), "e2");
        stream.awaitEvents("e1", "e2");

        assertThat(stream.messages().getFirst().hasServerTime()).isTrue();
        verified.beacon(stream.messages().getFirst().getServerTime());
        assertThat(stream.messages().get(1).hasOpened()).isTrue();
        stream.events().forEach(verified::event);
        assertThat(stream.events().getFirst().getPayload().toStringUtf8()).isEqualTo("payload of e1");
        assertThat(https.get(gateway.adminUrl("/metrics")).body())
                .containsPattern(
                        "entries_malformed_total\\{reason=\"MISSING_FIELD\",stream=\"client-events\"\\} [1-9]");
    }

    @Test
    void revokedSessionsStreamClosesAndNothingBringsItBack() {
        TestDevice other = opened("anna");
        EventStream ended = client.subscribe(device).awaitOpened();
        EventStream open = client.subscribe(other).awaitOpened();
        client.execute(command("demo.echo"));

        redis.revoke(device);

        assertEnd(ended.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertThat(ended.awaitEnd().getStatus().getDescription()).isEqualTo("device session is revoked");
        assertRefused(command("demo.echo"), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        // Whoever says otherwise afterwards, the stream or the record, is not believed.
        redis.snapshot(device, SessionStatus.ACTIVE);
        redis.setStatus(device, SessionStatus.ACTIVE);
        redis.publish("anna", "", "after the revocation");
        open.awaitEvents("after the revocation");
        assertRefused(command("demo.echo"), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertEnd(client.subscribe(device).awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
    }

    @Test
    void raisedGenerationEndsEverySessionOfItsScope() {
        TestDevice first = opened("gina");
        TestDevice second = opened("gina");
        EventStream one = client.subscribe(first).awaitOpened();
        EventStream two = client.subscribe(second).awaitOpened();
        EventStream other = client.subscribe(device).awaitOpened();

        redis.bumpUser(first);

        assertEnd(one.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertEnd(two.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertThat(other.isOpen()).isTrue();
        assertRefused(
                first.sign(EdgeClient.EXECUTE, first.request("demo.echo", PAYLOAD, now())),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SESSION_REVOKED);
    }

    @Test
    void streamEndsAtItsSessionsDeadline() {
        TestDevice brief = TestDevice.of("brief");
        redis.openUntil(brief, TestRedis.in(Duration.ofSeconds(2)));

        EventStream stream = client.subscribe(brief).awaitOpened();

        assertEnd(stream.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_EXPIRED);
    }

    @Test
    void newerStreamOfASessionReplacesTheOlder() {
        EventStream older = client.subscribe(device).awaitOpened();
        EventStream newer = client.subscribe(device).awaitOpened();

        assertEnd(older.awaitEnd(), Status.Code.ABORTED, ErrorReason.STREAM_REPLACED);
        redis.publish("anna", "", "for the newer");
        newer.awaitEvents("for the newer");
    }

    @Test
    void clientThatDoesNotReadOverflowsAloneAndIsToldSo() {
        TestDevice quick = opened("anna");
        EventStream slow = client.open(EdgeClient.subscription(device, ByteString.EMPTY));
        slow.take(2);
        slow.awaitOpened();
        try (EdgeClient elsewhere = gateway.client()) {
            EventStream reading = elsewhere.subscribe(quick).awaitOpened();
            String[] ids = new String[60];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = "large" + i;
                redis.commands()
                        .xadd(TestRedis.CLIENT_EVENTS, TestRedis.event("anna", "", ids[i], new byte[64 * 1024]));
                reading.awaitEvents(Arrays.copyOf(ids, i + 1));
            }
            assertThat(reading.isOpen()).isTrue();
        }
        slow.take(Integer.MAX_VALUE);

        StatusRuntimeException end = slow.awaitEnd();
        assertEnd(end, Status.Code.RESOURCE_EXHAUSTED, ErrorReason.STREAM_OVERFLOWED);
        assertThat(end.getStatus().getDescription()).isEqualTo("push stream overflowed");
        assertThat(slow.eventIds())
                .hasSizeLessThan(60)
                .isEqualTo(firstIds(slow.eventIds().size()));
    }

    @Test
    void cutStreamIsResumedAndEveryEventArrivesOnce() {
        List<String> seen = new ArrayList<>();
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "e0");
        stream.awaitEvents("e0");
        ByteString position = stream.events().getLast().getPosition();
        seen.addAll(stream.eventIds());
        for (int round = 1; round <= 3; round++) {
            stream.cut();
            redis.publish("anna", "", "between" + round);
            redis.publish("ben", "", "not mine" + round);
            stream = client.subscribe(device, position).awaitOpened();
            assertThat(stream.isRecovered()).isTrue();
            redis.publish("anna", "", "live" + round);
            stream.awaitEvents("between" + round, "live" + round);
            position = stream.events().getLast().getPosition();
            seen.addAll(stream.eventIds());
        }

        assertThat(seen).containsExactly("e0", "between1", "live1", "between2", "live2", "between3", "live3");
    }

    @Test
    void positionThatIsNoneIsMalformedAndOneThatIsGoneIsNotRecovered() {
        assertEnd(
                client.subscribe(device, ByteString.copyFromUtf8("somewhere")).awaitEnd(),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.MALFORMED_POSITION);
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "here");
        stream.awaitEvents("here");
        byte[] position = stream.events().getLast().getPosition().toByteArray();
        position[24] ^= 1;

        EventStream lost =
                client.subscribe(device, ByteString.copyFrom(position)).awaitOpened();

        assertThat(lost.isRecovered()).isFalse();
        assertThat(lost.isOpen()).isTrue();
    }

    @Test
    void idleClientResumesFromTheBeaconsPosition() {
        await().until(() -> {
            EventStream probe = client.subscribe(device).awaitOpened();
            probe.cut();
            return !probe.messages().getFirst().getServerTime().getPosition().isEmpty();
        });
        EventStream stream = client.subscribe(device).awaitOpened();
        ByteString position = stream.messages().getFirst().getServerTime().getPosition();
        stream.cut();
        redis.publish("anna", "", "while away");

        EventStream resumed = client.subscribe(device, position).awaitOpened();

        assertThat(resumed.isRecovered()).isTrue();
        await().until(() -> resumed.eventIds().contains("while away"));
    }

    @Test
    void redisThatDiesAndComesBackFailsCommandsClosedAndLosesNoEvent() {
        redis.commands().configSet("appendfsync", "always");
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "before");
        stream.awaitEvents("before");

        redis.server().kill();
        assertRefused(command("demo.echo"), Status.Code.UNAVAILABLE, ErrorReason.SESSION_STATE_UNAVAILABLE);
        redis.server().restart();
        redis.reconnect();
        redis.publish("anna", "", "after");

        await().atMost(FLOWING_AGAIN).until(() -> stream.eventIds().equals(List.of("before", "after")));
        await().atMost(FLOWING_AGAIN).ignoreExceptions().until(() -> client.execute(command("demo.echo")) != null);
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void overLongMessagesEndTheirCallAlone() {
        SignedRequest tooLarge =
                device.sign(EdgeClient.EXECUTE, device.request("demo.echo", new byte[256 * 1024 + 1], now()));
        assertRefused(tooLarge, Status.Code.INVALID_ARGUMENT, ErrorReason.PAYLOAD_TOO_LARGE);
        SignedRequest largest =
                device.sign(EdgeClient.EXECUTE, device.request("demo.echo", new byte[256 * 1024], now()));
        assertThat(client.execute(largest).getPayload().size()).isEqualTo(256 * 1024);

        SignedRequest beyond =
                device.sign(EdgeClient.EXECUTE, device.request("demo.echo", new byte[600 * 1024], now()));
        assertRefused(beyond, Status.Code.INVALID_ARGUMENT, ErrorReason.PAYLOAD_TOO_LARGE);
        SignedRequest farBeyond =
                device.sign(EdgeClient.EXECUTE, device.request("demo.echo", new byte[1_100 * 1024], now()));
        assertThat(refusal(farBeyond).getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(20 * 1024));
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> EdgeGatewayGrpc.newBlockingStub(client.channel())
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                        .executeCommand(command("demo.echo")));
        assertThat(refused).isNotNull();
        client.execute(command("demo.echo"));
    }

    @Test
    void metricsPageListsEveryMeter() {
        refusal(command("other.command"));
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

    private SignedRequest command(String messageType) {
        return device.sign(EdgeClient.EXECUTE, device.request(messageType, PAYLOAD, now()));
    }

    private TestDevice opened(String userId) {
        TestDevice opened = TestDevice.of(userId);
        redis.open(opened);
        return opened;
    }

    private StatusRuntimeException assertRefused(SignedRequest request, Status.Code code, ErrorReason reason) {
        StatusRuntimeException refusal = refusal(request);
        assertEnd(refusal, code, reason);
        return refusal;
    }

    private StatusRuntimeException refusal(SignedRequest request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> client.execute(request));
    }

    private static void assertEnd(StatusRuntimeException end, Status.Code code, ErrorReason reason) {
        assertThat(Statuses.reasonOf(end)).as(end.toString()).contains(reason);
        assertThat(end.getStatus().getCode()).isEqualTo(code);
        assertThat(end.getStatus().getDescription()).isEqualTo(reason.message());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(HttpsClient.json(answer).path("code").asString()).isEqualTo(code);
    }

    private static List<String> firstIds(int count) {
        return IntStream.range(0, count).mapToObj(i -> "large" + i).toList();
    }

    private static String opening(String idempotencyKey) {
        return """
            {"identity_token":"t","public_key":"AAAA","key_alg":"Ed25519","challenge":"AAAA","proof":"AAAA",
             "idempotency_key":"%s","device":{"kind":"phone","platform":"android"}}\
            """.formatted(idempotencyKey);
    }

    private static ByteString decoded(String base64Url) {
        return ByteString.copyFrom(Base64.getUrlDecoder().decode(base64Url));
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
