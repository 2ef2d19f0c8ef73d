package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.grpc.EncodedMessages;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random and half-right input on every door: only documented answers come back, and the gateway still works after it.
class GatewayFuzzIT {
    private static final int CASES = 1_000;
    private static final List<String> PATHS = List.of(
            "/v1/auth/challenge",
            "/v1/auth/sessions",
            "/v1/time",
            "/.well-known/jwks.json",
            "/healthz",
            "/readyz",
            "/error",
            "/v1/auth/%00",
            "/v1/../v1/time");
    private static final Set<ErrorReason> BEFORE_A_SESSION = Set.of(
            ErrorReason.UNSUPPORTED_PROTOCOL_VERSION,
            ErrorReason.MALFORMED_ENVELOPE,
            ErrorReason.MALFORMED_REQUEST,
            ErrorReason.WRONG_AUDIENCE,
            ErrorReason.PAYLOAD_HASH_MISMATCH,
            ErrorReason.STALE_TIME,
            ErrorReason.UNKNOWN_SESSION,
            ErrorReason.BAD_SIGNATURE);

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    private final Random random = Seeds.random(getClass());

    @BeforeAll
    static void start() {
        // One connection makes far more mistakes here than any may.
        gateway = new RunningGateway(folder)
                .set("limits.failures-per-connection", "1000000000")
                .set("limits.failures-per-address", "1000000000")
                .started();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void stillWorks() {
        TestDevice device = opened("anna");
        try (EdgeClient client = gateway.client()) {
            EventStream stream = client.subscribe(device).awaitOpened();
            gateway.redis().publish("anna", device.id().text(), "still here");
            await().atMost(Duration.ofSeconds(15)).until(() -> stream.eventIds().contains("still here"));
        }
    }

    @Test
    void randomAndMutatedEnvelopesAreRefusedByTheContract() {
        TestDevice device = opened("anna");
        Map<ErrorReason, Integer> answers = new EnumMap<>(ErrorReason.class);
        try (EdgeClient client = gateway.client()) {
            for (int i = 0; i < CASES; i++) {
                SignedRequest right = device.sign(
                        EdgeClient.EXECUTE, device.request("demo.echo", randomBytes(64), System.currentTimeMillis()));
                SignedRequest request = random.nextInt(4) == 0 ? randomRequest() : mutated(right);
                if (!request.equals(right)) {
                    answers.merge(refusal(() -> client.execute(request)), 1, Integer::sum);
                }
            }
        }
        assertThat(BEFORE_A_SESSION).containsAll(answers.keySet());
        assertThat(answers).containsKeys(ErrorReason.BAD_SIGNATURE, ErrorReason.UNSUPPORTED_PROTOCOL_VERSION);
    }

    @Test
    void randomBytesAsProtobufAreRefusedByTheContract() {
        TestDevice device = opened("anna");
        try (EdgeClient client = gateway.client()) {
            for (int i = 0; i < CASES; i++) {
                byte[] right = device.sign(
                                EdgeClient.EXECUTE,
                                device.request("demo.echo", randomBytes(64), System.currentTimeMillis()))
                        .toByteArray();
                byte[] bytes = random.nextBoolean() ? randomBytes(300) : spoilt(right);
                String method = random.nextInt(4) == 0 ? EdgeClient.SUBSCRIBE : EdgeClient.EXECUTE;
                ErrorReason reason = refusal(() -> ClientCalls.blockingServerStreamingCall(
                                client.channel(), raw(method), CallOptions.DEFAULT, bytes)
                        .forEachRemaining(answer -> assertThat(answer).isNotNull()));
                // A spoilt field that no signature covers is no breach: without a route the command ends there.
                assertThat(reason).isIn(withNoRoute());
            }
        }
    }

    @Test
    void randomHttpIsAnsweredByTheContract() {
        try (HttpsClient https = gateway.https()) {
            for (int i = 0; i < CASES / 3; i++) {
                HttpRequest.Builder request = https.request(gateway.url(PATHS.get(random.nextInt(PATHS.size()))))
                        .method(
                                List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
                                        .get(random.nextInt(6)),
                                HttpRequest.BodyPublishers.ofByteArray(body()));
                if (random.nextInt(4) > 0) {
                    request.header("Content-Type", "application/json");
                }
                if (random.nextInt(4) == 0) {
                    request.header(
                            "Accept", List.of("text/xml", "*/*", "nonsense").get(random.nextInt(3)));
                }
                HttpResponse<String> answer = https.send(request);
                assertThat(answer.statusCode())
                        .as("%s: %s", answer.request(), answer.body())
                        .isIn(200, 400, 404, 405, 406, 413, 415, 503);
                assertThat(answer.body()).doesNotContain("Exception", "\tat ");
            }
        }
    }

    @Test
    void randomStreamEntriesHarmNobody() {
        TestDevice device = opened("anna");
        try (EdgeClient client = gateway.client()) {
            EventStream stream = client.subscribe(device).awaitOpened();
            for (int i = 0; i < CASES; i++) {
                Map<String, byte[]> entry = new LinkedHashMap<>(TestRedis.event("ben", "", "e" + i));
                entry.put(List.copyOf(entry.keySet()).get(random.nextInt(entry.size())), randomBytes(20));
                entry.put(new String(randomBytes(3), StandardCharsets.ISO_8859_1), randomBytes(20));
                gateway.redis()
                        .commands()
                        .xadd(random.nextBoolean() ? TestRedis.CLIENT_EVENTS : TestRedis.SESSION_EVENTS, entry);
            }
            gateway.redis().publish("anna", "", "after all of it");
            await().atMost(Duration.ofSeconds(15)).until(() -> stream.eventIds().contains("after all of it"));
            assertThat(stream.isOpen()).isTrue();
        }
    }

    private static Set<ErrorReason> withNoRoute() {
        Set<ErrorReason> reasons = new HashSet<>(BEFORE_A_SESSION);
        reasons.add(ErrorReason.NO_ROUTE);
        return reasons;
    }

    private static ErrorReason refusal(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException e) {
            return Statuses.reasonOf(e).orElseThrow(() -> new AssertionError("outside the contract: " + e));
        }
        throw new AssertionError("a wrong request was answered");
    }

    private SignedRequest randomRequest() {
        return SignedRequest.newBuilder()
                .setProtocolVersion(random.nextInt(3))
                .setAudience(random.nextBoolean() ? TestDevice.AUDIENCE : text())
                .setDeviceSessionId(text())
                .setMessageType(text())
                .setRequestId(ByteString.copyFrom(randomBytes(20)))
                .setCommandId(text())
                .setTimestampMs(random.nextLong())
                .setPayload(ByteString.copyFrom(randomBytes(40)))
                .setPayloadSha256(ByteString.copyFrom(randomBytes(40)))
                .setSignature(ByteString.copyFrom(randomBytes(80)))
                .build();
    }

    /// The envelope with one field that its signature covers changed.
    private SignedRequest mutated(SignedRequest right) {
        SignedRequest.Builder request = right.toBuilder();
        switch (random.nextInt(10)) {
            case 0 -> request.setProtocolVersion(random.nextInt());
            case 1 -> request.setAudience(text());
            case 2 -> request.setDeviceSessionId(text());
            case 3 -> request.setMessageType(text());
            case 4 -> request.setRequestId(spoilt(right.getRequestId()));
            case 5 -> request.setCommandId(text());
            case 6 -> request.setTimestampMs(right.getTimestampMs() + random.nextLong(-200_000, 200_000));
            case 7 -> request.setPayload(ByteString.copyFrom(randomBytes(300)));
            case 8 -> request.setPayloadSha256(spoilt(right.getPayloadSha256()));
            default -> request.setSignature(spoilt(right.getSignature()));
        }
        return request.build();
    }

    private ByteString spoilt(ByteString bytes) {
        return ByteString.copyFrom(spoilt(bytes.toByteArray()));
    }

    private byte[] spoilt(byte[] bytes) {
        byte[] spoilt = bytes.clone();
        spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
        return spoilt;
    }

    private byte[] body() {
        return switch (random.nextInt(4)) {
            case 0 -> randomBytes(200);
            case 1 -> "{\"public_key\":\"AAAA\",\"key_alg\":\"Ed25519\"}".getBytes(StandardCharsets.UTF_8);
            case 2 -> ("{\"public_key\":" + text() + ",\"device\":[]}").getBytes(StandardCharsets.UTF_8);
            default -> "[".repeat(random.nextInt(3_000)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private String text() {
        return new String(randomBytes(30), StandardCharsets.ISO_8859_1);
    }

    private byte[] randomBytes(int atMost) {
        byte[] bytes = new byte[random.nextInt(atMost + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static TestDevice opened(String userId) {
        TestDevice device = TestDevice.of(userId);
        gateway.redis().open(device);
        return device;
    }

    private static MethodDescriptor<byte[], byte[]> raw(String method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(method)
                .setRequestMarshaller(new EncodedMessages())
                .setResponseMarshaller(new EncodedMessages())
                .build();
    }
}
