package dev.gatehouse.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestNanos;
import dev.gatehouse.gateway.fixture.TestSafeguards;
import dev.gatehouse.gateway.limit.Bulkhead;
import dev.gatehouse.gateway.limit.Origin;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.limit.SessionRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
    private static final String METHOD = "gatehouse.edge.v1.EdgeGateway/ExecuteCommand";
    private static final byte[] PAYLOAD = "hello".getBytes(UTF_8);

    private static final int MANY = 1_000;
    private static final int PER_SECOND = 5;

    private final TestClock clock = new TestClock();
    private final TestNanos nanos = new TestNanos();
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final InMemoryReplayStore replays = new InMemoryReplayStore(clock);
    private final TestDevice device = TestDevice.of("anna");
    private final Bulkhead checks = new Bulkhead(1, 1);
    private final Gatekeeper gatekeeper = new Gatekeeper(
            TestDevice.AUDIENCE,
            TestDevice.KEYS,
            new SessionView(store, new Freshness(nanos), nanos),
            replays,
            clock,
            new Safeguards(TestSafeguards.WINDOW, checks, new SessionRates(PER_SECOND, nanos::nanos)));
    private Origin origin = new Origins(MANY, MANY, nanos::nanos).of(Optional.empty());

    GatekeeperTest() {
        store.open(device);
    }

    /// One way in which a request is wrong.
    ///
    /// @param before changes the envelope before it is signed, or the world
    /// @param after changes it after it was signed
    private record Fault(
            ErrorReason reason,
            BiConsumer<GatekeeperTest, SignedRequest.Builder> before,
            Consumer<SignedRequest.Builder> after) {
        static Fault signed(ErrorReason reason, Consumer<SignedRequest.Builder> change) {
            return new Fault(reason, (test, request) -> change.accept(request), request -> {});
        }

        static Fault world(ErrorReason reason, Consumer<GatekeeperTest> change) {
            return new Fault(reason, (test, request) -> change.accept(test), request -> {});
        }

        @Override
        public String toString() {
            return reason.name();
        }
    }

    /// Every fault, in the order in which the gatekeeper has to find them.
    private static final List<Fault> IN_ORDER = List.of(
            Fault.signed(ErrorReason.UNSUPPORTED_PROTOCOL_VERSION, request -> request.setProtocolVersion(2)),
            Fault.signed(
                    ErrorReason.PAYLOAD_TOO_LARGE,
                    request -> payload(request, ByteString.copyFrom(new byte[Envelope.MAX_PAYLOAD + 1]))),
            Fault.signed(
                    ErrorReason.MALFORMED_ENVELOPE, request -> request.setRequestId(ByteString.copyFrom(new byte[15]))),
            Fault.signed(ErrorReason.WRONG_AUDIENCE, request -> request.setAudience("local/eu-2/gateway")),
            Fault.signed(
                    ErrorReason.PAYLOAD_HASH_MISMATCH,
                    request -> request.setPayloadSha256(ByteString.copyFrom(Sha256.of(new byte[1])))),
            Fault.signed(
                    ErrorReason.UNKNOWN_SESSION,
                    request -> request.setDeviceSessionId(madeUp(request.getDeviceSessionId()))),
            Fault.signed(ErrorReason.STALE_TIME, request -> request.setTimestampMs(request.getTimestampMs() - 60_001)),
            Fault.world(ErrorReason.SESSION_STATE_UNAVAILABLE, test -> test.store.setDown(true)),
            Fault.world(ErrorReason.UNKNOWN_SESSION, test -> test.store.forget(test.device)),
            new Fault(ErrorReason.BAD_SIGNATURE, (test, request) -> {}, GatekeeperTest::flipSignature),
            Fault.world(ErrorReason.SESSION_REVOKED, test -> test.store.end(test.device, SessionStatus.REVOKED)),
            Fault.world(ErrorReason.REPLAY_STATE_LOST, test -> test.gatekeeper.breakLineage()),
            new Fault(ErrorReason.REPLAYED, GatekeeperTest::use, request -> {}),
            Fault.world(ErrorReason.RATE_LIMITED, GatekeeperTest::useUpRate));

    /// Each fault with each that is found later, and each with all of those.
    static Stream<List<Fault>> combinations() {
        List<List<Fault>> combinations = new ArrayList<>();
        for (int first = 0; first < IN_ORDER.size(); first++) {
            combinations.add(IN_ORDER.subList(first, first + 1));
            combinations.add(IN_ORDER.subList(first, IN_ORDER.size()));
            for (int second = first + 1; second < IN_ORDER.size(); second++) {
                combinations.add(List.of(IN_ORDER.get(first), IN_ORDER.get(second)));
            }
        }
        return combinations.stream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void firstOfSeveralFaultsIsTheAnswer(List<Fault> faults) {
        SignedRequest.Builder request = request();
        // Later faults first, because a forgotten record must win over a revoked one.
        faults.reversed().forEach(fault -> fault.before().accept(this, request));
        device.sign(METHOD, request);
        faults.forEach(fault -> fault.after().accept(request));

        assertThat(admit(request.build()))
                .isEqualTo(new Admission.Refused(faults.getFirst().reason()));
    }

    @Test
    void rightRequestIsAdmittedWithTheHashThatTheAnswerIsBoundTo() {
        SignedRequest.Builder request = request();

        Admission admission = admit(device.sign(METHOD, request));

        Admission.Admitted admitted = assertThat(admission)
                .asInstanceOf(InstanceOfAssertFactories.type(Admission.Admitted.class))
                .actual();
        assertThat(admitted.session()).isEqualTo(device.id());
        assertThat(admitted.grant()).isEqualTo(device.grant());
        assertThat(admitted.requestSha256()).isEqualTo(Sha256.of(TestDevice.canonicalBytes(METHOD, request)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60_000, -1, 0, 5_000})
    void timestampInsideTheWindowIsAccepted(long offset) {
        SignedRequest.Builder request = request().setTimestampMs(clock.millis() + offset);

        assertThat(admit(device.sign(METHOD, request))).isInstanceOf(Admission.Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60_001, 5_001, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2})
    void timestampOutsideTheWindowIsStale(long offset) {
        SignedRequest.Builder request = request().setTimestampMs(clock.millis() + offset);

        assertThat(admit(device.sign(METHOD, request))).isEqualTo(new Admission.Refused(ErrorReason.STALE_TIME));
    }

    @Test
    void madeUpSessionIdCostsNoRead() {
        SignedRequest.Builder request = request();
        request.setDeviceSessionId(madeUp(request.getDeviceSessionId()));

        admit(device.sign(METHOD, request));
        admit(device.sign(METHOD, request().setDeviceSessionId("x")));
        admit(device.sign(METHOD, request().setDeviceSessionId("")));

        assertThat(store.reads()).isZero();
    }

    @Test
    void forgedSignatureBurnsNoRequestId() {
        SignedRequest request = device.sign(METHOD, request());
        SignedRequest.Builder forged = request.toBuilder();
        flipSignature(forged);

        assertThat(admit(forged.build())).isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
        assertThat(replays.size()).isZero();
        assertThat(admit(request)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void requestPassesOnceAndItsAttemptsWithOtherIdsPassToo() {
        SignedRequest request = device.sign(METHOD, request());

        assertThat(admit(request)).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(request)).isEqualTo(new Admission.Refused(ErrorReason.REPLAYED));
        assertThat(admit(device.sign(METHOD, request().setCommandId(request.getCommandId()))))
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void signatureIsForOneMethodOnly() {
        SignedRequest request = device.sign("gatehouse.edge.v1.EdgeGateway/SubscribeEvents", request());

        assertThat(admit(request)).isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
    }

    @Test
    void endedSessionTellsItsStatusOnlyToItsOwnKey() {
        store.end(device, SessionStatus.EXPIRED);
        TestDevice other = TestDevice.of("mallory");

        assertThat(admit(other.sign(METHOD, request()))).isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
        assertThat(admit(device.sign(METHOD, request()))).isEqualTo(new Admission.Refused(ErrorReason.SESSION_EXPIRED));
    }

    @Test
    void afterALineageBreakOnlyLaterTimestampsPass() {
        gatekeeper.breakLineage();
        SignedRequest signedBefore = device.sign(METHOD, request().setTimestampMs(clock.millis() + 5_000));
        clock.advance(Duration.ofMillis(1));
        SignedRequest signedAfter = device.sign(METHOD, request().setTimestampMs(clock.millis() + 5_000));

        assertThat(admit(signedBefore)).isEqualTo(new Admission.Refused(ErrorReason.REPLAY_STATE_LOST));
        assertThat(admit(signedAfter)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void withoutTheReplayStoreNothingPasses() {
        replays.setDown(true);

        assertThat(admit(device.sign(METHOD, request())))
                .isEqualTo(new Admission.Refused(ErrorReason.SESSION_STATE_UNAVAILABLE));
    }

    @Test
    void failuresBeforeAValidSignatureSpendTheBudgetAndPastItNothingElseIsTold() {
        origin = new Origins(2, MANY, nanos::nanos).of(Optional.empty());
        SignedRequest.Builder forged = device.sign(METHOD, request()).toBuilder();
        flipSignature(forged);

        assertThat(admit(forged.build())).isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
        assertThat(admit(device.sign(METHOD, request().setDeviceSessionId("x"))))
                .isEqualTo(new Admission.Refused(ErrorReason.UNKNOWN_SESSION));
        assertThat(admit(forged.build())).isEqualTo(new Admission.Refused(ErrorReason.TOO_MANY_FAILURES));
        assertThat(gatekeeper.refuse(ErrorReason.MALFORMED_ENVELOPE, origin))
                .isEqualTo(new Admission.Refused(ErrorReason.TOO_MANY_FAILURES));
        assertThat(admit(device.sign(METHOD, request()))).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whatTheVerifiedDeviceOrThisNodeFailedAtCostsNoBudget() {
        origin = new Origins(1, MANY, nanos::nanos).of(Optional.empty());
        SignedRequest once = device.sign(METHOD, request());
        admit(once);
        for (int i = 0; i < 5; i++) {
            assertThat(admit(once)).isEqualTo(new Admission.Refused(ErrorReason.REPLAYED));
        }
        store.end(device, SessionStatus.REVOKED);
        replays.setDown(true);

        assertThat(admit(device.sign(METHOD, request().setDeviceSessionId("x"))))
                .as("the first that counts")
                .isEqualTo(new Admission.Refused(ErrorReason.UNKNOWN_SESSION));
    }

    @Test
    void whenTooManySignaturesWaitTheAnswerIsBusyAndNoRequestIdIsBurnt() throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) { // one works, one waits
                var unused = threads.submit(() -> checks.run(() -> awaited(checked)));
            }
            await().until(() -> checks.inside() == 2);
            SignedRequest request = device.sign(METHOD, request());

            assertThat(admit(request)).isEqualTo(new Admission.Refused(ErrorReason.BUSY));
            checked.countDown();
            await().until(() -> checks.inside() == 0);
            assertThat(admit(request)).isInstanceOf(Admission.Admitted.class);
        }
    }

    @Test
    void replayIdsAreKeptForTheWindowAndTwiceTheDisagreementOfClocks() {
        assertThat(TestSafeguards.WINDOW.replayable()).isEqualTo(Duration.ofSeconds(75));
        assertThat(new TimeWindow(Duration.ofSeconds(10), Duration.ZERO).replayable())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void rateIsTheSessionsOwnAndComesBackWithTime() {
        useUpRate(this);
        TestDevice other = TestDevice.of("anna");
        store.open(other);

        assertThat(admit(device.sign(METHOD, request()))).isEqualTo(new Admission.Refused(ErrorReason.RATE_LIMITED));
        assertThat(admit(other.sign(METHOD, other.request("demo.echo", PAYLOAD, clock.millis()))))
                .isInstanceOf(Admission.Admitted.class);
        nanos.advance(Duration.ofMillis(200));
        assertThat(admit(device.sign(METHOD, request()))).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(device.sign(METHOD, request()))).isEqualTo(new Admission.Refused(ErrorReason.RATE_LIMITED));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging/eu-1/gateway", "local/eu-2/gateway", "local/eu-1/session-service"})
    void capturedRequestIsRefusedInAnyOtherEnvironmentRegionOrService(String elsewhere) {
        SignedRequest captured = device.sign(METHOD, request().setAudience(elsewhere));

        assertThat(admit(captured)).isEqualTo(new Admission.Refused(ErrorReason.WRONG_AUDIENCE));
        assertThat(admit(captured.toBuilder().setAudience(TestDevice.AUDIENCE).build()))
                .isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
    }

    @Test
    void capturedRequestIsRefusedAtAnyOtherRoute() {
        SignedRequest captured = device.sign(METHOD, request());

        assertThat(admit(captured.toBuilder().setMessageType("billing.pay").build()))
                .isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
        assertThat(admit(captured.toBuilder().setCommandId("another intent").build()))
                .isEqualTo(new Admission.Refused(ErrorReason.BAD_SIGNATURE));
    }

    @Test
    void everyNameHasItsBound() {
        String long_ = "x".repeat(129);

        assertThat(admit(device.sign(METHOD, request().setMessageType(long_)))).isEqualTo(malformed());
        assertThat(admit(device.sign(METHOD, request().setMessageType("")))).isEqualTo(malformed());
        assertThat(admit(device.sign(METHOD, request().setCommandId(long_)))).isEqualTo(malformed());
        assertThat(admit(request().build())).as("no signature").isEqualTo(malformed());
        assertThat(admit(device.sign(METHOD, request().setMessageType("x".repeat(128)))))
                .isInstanceOf(Admission.Admitted.class);
    }

    private static Admission malformed() {
        return new Admission.Refused(ErrorReason.MALFORMED_ENVELOPE);
    }

    private SignedRequest.Builder request() {
        return device.request("demo.echo", PAYLOAD, clock.millis());
    }

    private Admission admit(SignedRequest request) {
        return gatekeeper.admit(
                new Envelope(
                        METHOD,
                        request.getProtocolVersion(),
                        request.getAudience(),
                        request.getDeviceSessionId(),
                        request.getMessageType(),
                        request.getRequestId().toByteArray(),
                        request.getCommandId(),
                        request.getTimestampMs(),
                        request.getPayload().toByteArray(),
                        request.getPayloadSha256().toByteArray(),
                        request.getSignature().toByteArray()),
                origin);
    }

    /// Uses the request's id up, by a right request of the same device.
    private static void use(GatekeeperTest test, SignedRequest.Builder request) {
        boolean unused = test.admit(test.device.sign(METHOD, test.request().setRequestId(request.getRequestId())))
                instanceof Admission.Admitted;
    }

    /// Sends right requests of the device until it has sent as many as it may.
    private static void useUpRate(GatekeeperTest test) {
        for (int i = 0; i < 2 * PER_SECOND; i++) {
            boolean unused = test.admit(test.device.sign(METHOD, test.request())) instanceof Admission.Admitted;
        }
    }

    private static void payload(SignedRequest.Builder request, ByteString payload) {
        request.setPayload(payload).setPayloadSha256(ByteString.copyFrom(Sha256.of(payload.toByteArray())));
    }

    private static void flipSignature(SignedRequest.Builder request) {
        byte[] signature = request.getSignature().toByteArray();
        signature[10] ^= 1;
        request.setSignature(ByteString.copyFrom(signature));
    }

    private static String madeUp(String id) {
        char last = id.charAt(id.length() - 2);
        return id.substring(0, id.length() - 2) + (last == 'A' ? 'B' : 'A') + id.charAt(id.length() - 1);
    }
}
