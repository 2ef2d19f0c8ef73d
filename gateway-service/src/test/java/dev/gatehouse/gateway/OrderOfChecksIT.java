package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.rpc.RetryInfo;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RedisCommandsSeen;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.limit.Bulkhead;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stranger's requests cost, and what they leave alone; what a device's own limits are.
class OrderOfChecksIT {
    private static final int FLOOD = 300;
    private static final int FAILURES = 15;
    private static final int CHECKS_AND_WAITING =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2) + 1_000;
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    private final TestDevice device = opened("anna");

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder)
                .set("limits.failures-per-connection", Integer.toString(FAILURES))
                .set("limits.failures-per-address", "100000")
                .set("limits.commands-per-second", "10")
                .set("limits.streams-per-user", "2")
                .started();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void forgedSignaturesBurnNoReplayIds() {
        int before = gateway.redis().replayIds();

        List<ErrorReason> answers = flood(() -> forged(command(device)));

        assertThat(answers).containsOnly(ErrorReason.BAD_SIGNATURE, ErrorReason.TOO_MANY_FAILURES);
        assertThat(gateway.redis().replayIds()).isEqualTo(before);
    }

    @Test
    void madeUpSessionIdsCostNoRedisRead() {
        RedisCommandsSeen before = gateway.redis().seen();

        List<ErrorReason> answers = flood(() -> madeUp(command(device)));

        RedisCommandsSeen after = gateway.redis().seen();
        assertThat(answers).containsOnly(ErrorReason.UNKNOWN_SESSION, ErrorReason.TOO_MANY_FAILURES);
        assertThat(after.of("hgetall")).as("records read").isEqualTo(before.of("hgetall"));
        assertThat(after.of("get")).isEqualTo(before.of("get"));
    }

    @Test
    void connectionThatFailsTooOftenIsToldSoAndClosedAndNoOther() {
        double closed = ended("TOO_MANY_FAILURES");
        try (EdgeClient hostile = gateway.client();
                EdgeClient honest = gateway.client()) {
            EventStream stream = honest.subscribe(device).awaitOpened();
            for (int i = 0; i < FAILURES; i++) {
                assertThat(refusal(hostile, forged(command(device)))).isEqualTo(ErrorReason.BAD_SIGNATURE);
            }
            StatusRuntimeException last = status(hostile, forged(command(device)));

            assertThat(Statuses.reasonOf(last)).contains(ErrorReason.TOO_MANY_FAILURES);
            assertThat(Statuses.detail(last, RetryInfo.class)).isPresent();
            await().atMost(SOON).until(() -> ended("TOO_MANY_FAILURES") == closed + 1);
            gateway.redis().publish("anna", device.id().text(), "still here");
            stream.awaitEvents("still here");
        }
    }

    @Test
    void deliveriesGoOnWhileEverySignatureCheckIsTakenAndWhoIsOneTooManyIsToldBusy() throws Exception {
        Bulkhead checks = gateway.part(Bulkhead.class);
        CountDownLatch held = new CountDownLatch(1);
        try (EdgeClient client = gateway.client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EventStream stream = client.subscribe(device).awaitOpened();
            for (int i = 0; i < CHECKS_AND_WAITING; i++) {
                var unused = threads.submit(() -> checks.run(() -> awaited(held)));
            }
            await().until(() -> checks.inside() == CHECKS_AND_WAITING);

            assertThat(refusal(client, command(device))).isEqualTo(ErrorReason.BUSY);
            for (int i = 0; i < 10; i++) {
                gateway.redis().publish("anna", device.id().text(), "event" + i);
            }
            await().atMost(SOON).until(() -> stream.eventIds().contains("event9"));
            assertThat(checks.inside()).as("still all taken").isEqualTo(CHECKS_AND_WAITING);
            held.countDown();
            await().atMost(SOON).until(() -> checks.inside() == 0);
            assertThat(refusal(client, command(device))).isEqualTo(ErrorReason.NO_ROUTE);
        }
    }

    @Test
    void sessionThatAsksTooOftenIsRateLimitedWithAdviceWhenToComeBack() {
        TestDevice busy = opened("ben");
        TestDevice calm = opened("ben");
        try (EdgeClient client = gateway.client()) {
            List<StatusRuntimeException> ends = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ends.add(status(client, command(busy)));
            }

            assertThat(ends)
                    .extracting(end -> Statuses.reasonOf(end).orElseThrow())
                    .containsOnly(ErrorReason.NO_ROUTE, ErrorReason.RATE_LIMITED);
            assertThat(ends)
                    .filteredOn(end -> Statuses.reasonOf(end).orElseThrow() == ErrorReason.RATE_LIMITED)
                    .isNotEmpty()
                    .allMatch(end -> Statuses.detail(end, RetryInfo.class).isPresent());
            assertThat(refusal(client, command(calm))).isEqualTo(ErrorReason.NO_ROUTE);
        }
    }

    @Test
    void userHoldsOnlySoManyStreamsAndANewerOneOfTheSameSessionTakesItsPlace() {
        TestDevice first = opened("carla");
        try (EdgeClient client = gateway.client()) {
            client.subscribe(first).awaitOpened();
            client.subscribe(opened("carla")).awaitOpened();

            StatusRuntimeException end = client.subscribe(opened("carla")).awaitEnd();
            EventStream again = client.subscribe(first).awaitOpened();

            assertThat(Statuses.reasonOf(end)).contains(ErrorReason.TOO_MANY_STREAMS_OF_USER);
            assertThat(again.isOpen()).isTrue();
        }
    }

    /// Sends so many requests over as many connections as it takes and gives back what the answers were.
    private static List<ErrorReason> flood(Supplier<SignedRequest> requests) {
        List<ErrorReason> answers = new ArrayList<>();
        while (answers.size() < FLOOD) {
            try (EdgeClient client = gateway.client()) {
                do {
                    answers.add(refusal(client, requests.get()));
                } while (answers.getLast() != ErrorReason.TOO_MANY_FAILURES);
            }
        }
        return answers;
    }

    private static double ended(String reason) {
        return gateway.metric("gatehouse_gateway_connections_ended_total", "reason=\"" + reason + "\"");
    }

    private static ErrorReason refusal(EdgeClient client, SignedRequest request) {
        StatusRuntimeException status = status(client, request);
        return Statuses.reasonOf(status).orElseThrow(() -> new AssertionError("outside the contract", status));
    }

    private static StatusRuntimeException status(EdgeClient client, SignedRequest request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> client.execute(request));
    }

    private static SignedRequest command(TestDevice device) {
        return device.sign(
                EdgeClient.EXECUTE, device.request("demo.echo", "hello".getBytes(UTF_8), System.currentTimeMillis()));
    }

    private static SignedRequest forged(SignedRequest request) {
        byte[] signature = request.getSignature().toByteArray();
        signature[10] ^= 1;
        return request.toBuilder().setSignature(ByteString.copyFrom(signature)).build();
    }

    private static SignedRequest madeUp(SignedRequest request) {
        String id = request.getDeviceSessionId();
        char changed = id.charAt(id.length() - 2) == 'A' ? 'B' : 'A';
        return request.toBuilder()
                .setDeviceSessionId(id.substring(0, id.length() - 2) + changed + id.charAt(id.length() - 1))
                .build();
    }

    private static TestDevice opened(String userId) {
        TestDevice device = TestDevice.of(userId);
        gateway.redis().open(device);
        return device;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
