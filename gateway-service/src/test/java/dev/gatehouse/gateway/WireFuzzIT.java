package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RawCalls;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.WireMutator;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Well-formed input that is broken where parsers branch: documented answers and nothing else, no growth, and the
/// gateway
/// works after it. Each test prints its count; `-Dgatehouse.fuzz.minutes=N` lets each run for N minutes.
class WireFuzzIT {
    private static final int CASES = 5_000;
    private static final int POSITIONS = 120;
    private static final long MINUTES = Long.getLong("gatehouse.fuzz.minutes", 0);
    private static final int CALLS_PER_CONNECTION = 500;
    private static final long GROWTH = 96L * 1024 * 1024;

    private static final Set<ErrorReason> OF_COMMANDS = EnumSet.of(
            ErrorReason.UNSUPPORTED_PROTOCOL_VERSION,
            ErrorReason.MALFORMED_ENVELOPE,
            ErrorReason.PAYLOAD_TOO_LARGE,
            ErrorReason.WRONG_AUDIENCE,
            ErrorReason.PAYLOAD_HASH_MISMATCH,
            ErrorReason.STALE_TIME,
            ErrorReason.UNKNOWN_SESSION,
            ErrorReason.BAD_SIGNATURE,
            ErrorReason.NO_ROUTE);
    private static final Set<ErrorReason> OF_POSITIONS =
            EnumSet.of(ErrorReason.MALFORMED_POSITION, ErrorReason.MALFORMED_REQUEST, ErrorReason.NOT_CAUGHT_UP);

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;
    private static long heapBefore;

    private final Random random = Seeds.random(getClass());
    private final WireMutator mutator = new WireMutator(random);
    private final Map<String, Integer> verdicts = new TreeMap<>();

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder)
                .set("limits.failures-per-connection", "1000000000")
                .set("limits.failures-per-address", "1000000000")
                .set("limits.commands-per-second", "1000000")
                .set("limits.streams-per-user", "1000")
                .started();
        heapBefore = heap();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingGrewAndAllStillWorks() {
        System.out.println(
                "WireFuzzIT: " + verdicts.values().stream().mapToInt(n -> n).sum() + " cases, " + verdicts);
        TestDevice device = opened("anna");
        try (EdgeClient client = gateway.client()) {
            EventStream stream = client.subscribe(device).awaitOpened();
            gateway.redis().publish("anna", device.id().text(), "still here");
            stream.awaitEvents("still here");
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(gateway.metric("gatehouse_gateway_streams", "")).isZero();
            assertThat(gateway.metric("gatehouse_gateway_requests_incomplete", ""))
                    .isZero();
            assertThat(gateway.metric("gatehouse_gateway_requests_waiting_bytes", ""))
                    .isZero();
            assertThat(gateway.metric("gatehouse_gateway_outboxes_bytes", "")).isZero();
        });
        assertThat(heap() - heapBefore)
                .as("bytes of heap more than at the start")
                .isLessThan(GROWTH);
    }

    @Test
    void brokenProtobufOfSignedCommandsIsAnsweredByTheContract() {
        TestDevice device = opened("anna");
        repeat(CASES, () -> {
            try (EdgeClient client = gateway.client()) {
                for (int i = 0; i < CALLS_PER_CONNECTION; i++) {
                    byte[] right = device.sign(
                                    EdgeClient.EXECUTE,
                                    device.request("demo.echo", bytes(80), System.currentTimeMillis()))
                            .toByteArray();
                    verdict(client, EdgeClient.EXECUTE, mutator.mutate(right));
                }
            }
            return CALLS_PER_CONNECTION;
        });
    }

    private static List<String> corpus() throws IOException {
        try (var in = WireFuzzIT.class.getResourceAsStream("fuzz/envelopes.txt")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void inputsThatWereInterestingOnceAreAnsweredByTheContract() throws IOException {
        try (EdgeClient client = gateway.client()) {
            for (String line : corpus()) {
                byte[] bytes = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
                verdict(client, EdgeClient.EXECUTE, bytes);
                verdict(client, EdgeClient.SUBSCRIBE, bytes);
            }
        }
    }

    private void verdict(EdgeClient client, String method, byte[] request) {
        try {
            RawCalls.call(client.channel(), method, request);
            throw new AssertionError("answered: " + HexFormat.of().formatHex(request));
        } catch (StatusRuntimeException e) {
            ErrorReason reason = Statuses.reasonOf(e)
                    .orElseThrow(() -> new AssertionError(HexFormat.of().formatHex(request), e));
            assertThat(OF_COMMANDS).as(HexFormat.of().formatHex(request)).contains(reason);
            verdicts.merge(reason.name(), 1, Integer::sum);
        }
    }

    @Test
    void brokenPositionsOpenAStreamOrAreRefusedByTheContract() {
        TestDevice device = opened("anna");
        byte[] position = realPosition(device);
        repeat(POSITIONS, () -> {
            try (EdgeClient client = gateway.client()) {
                List<EventStream> streams = new ArrayList<>();
                for (int i = 0; i < POSITIONS / 4; i++) {
                    streams.add(client.subscribe(opened("anna"), ByteString.copyFrom(broken(position))));
                }
                streams.forEach(this::verdict);
                return streams.size();
            }
        });
    }

    private void verdict(EventStream stream) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !stream.isOpen() || stream.isOpened());
        if (stream.isOpen()) {
            verdicts.merge(stream.isRecovered() ? "recovered" : "opened", 1, Integer::sum);
            stream.cut();
            return;
        }
        StatusRuntimeException end = stream.awaitEnd();
        ErrorReason reason = Statuses.reasonOf(end).orElseThrow(() -> new AssertionError("outside the contract", end));
        assertThat(OF_POSITIONS).contains(reason);
        verdicts.merge(reason.name(), 1, Integer::sum);
    }

    private byte[] broken(byte[] position) {
        byte[] broken = position.clone();
        if (random.nextInt(4) == 0) {
            return bytes(40);
        }
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return broken;
    }

    private static byte[] realPosition(TestDevice device) {
        try (EdgeClient client = gateway.client()) {
            EventStream stream = client.subscribe(device).awaitOpened();
            gateway.redis().publish("anna", device.id().text(), "first");
            stream.awaitEvents("first");
            return stream.events().getLast().getPosition().toByteArray();
        }
    }

    @Test
    void brokenJsonIsAProblemByTheContract() {
        String challenge = "{\"public_key\":\"%s\",\"key_alg\":\"Ed25519\"}".formatted(base64(bytes(32)));
        String session = """
            {"identity_token":"a.b.c","public_key":"%s","key_alg":"Ed25519","token_nonce":"%s","challenge":"AAAA",
             "proof":"%s","idempotency_key":"k1","device":{"kind":"phone","platform":"ios"}}\
            """.formatted(base64(bytes(32)), base64(bytes(16)), base64(bytes(64)));
        try (HttpsClient https = gateway.https()) {
            repeat(CASES / 5, () -> {
                boolean ofSession = random.nextBoolean();
                String body = brokenJson(ofSession ? session : challenge);
                HttpResponse<String> answer =
                        https.post(gateway.url(ofSession ? "/v1/auth/sessions" : "/v1/auth/challenge"), body);
                assertThat(answer.statusCode()).as(body).isIn(400, 413, 415, 503);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).doesNotContain("Exception", "\tat ", "jackson");
                verdicts.merge(HttpsClient.json(answer).path("code").asString(), 1, Integer::sum);
                return 1;
            });
        }
    }

    private String brokenJson(String json) {
        StringBuilder text = new StringBuilder(json);
        int at = random.nextInt(text.length());
        switch (random.nextInt(9)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, text.substring(random.nextInt(text.length())));
            case 2 -> text.setLength(at);
            case 3 -> text.insert(at, "\\u0000\\ud800");
            case 4 -> text.insert(at, new String(bytes(8), UTF_8));
            case 5 -> text.insert(at, "9".repeat(1 + random.nextInt(2_000)));
            case 6 -> text.insert(at, "[".repeat(1 + random.nextInt(2_000)));
            case 7 -> text.insert(1, "\"public_key\":null,\"unknown\":{\"a\":[1,2,{}]},");
            default -> text.setCharAt(at, (char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    /// Does it so often, or for so many minutes.
    private static void repeat(int cases, Case one) {
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        int done = 0;
        while (MINUTES > 0 ? System.nanoTime() < end : done < cases) {
            done += one.run();
        }
    }

    /// A case, or some at once; gives back how many.
    private interface Case {
        int run();
    }

    private byte[] bytes(int atMost) {
        byte[] bytes = new byte[random.nextInt(atMost + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static TestDevice opened(String userId) {
        TestDevice device = TestDevice.of(userId);
        gateway.redis().open(device);
        return device;
    }
}
