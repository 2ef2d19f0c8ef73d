package dev.gatehouse.client.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.command.CommandOutcome.Completed;
import dev.gatehouse.client.command.CommandOutcome.OutcomeUnknown;
import dev.gatehouse.client.command.CommandOutcome.Refused;
import dev.gatehouse.client.command.CommandOutcome.Unverifiable;
import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.peer.GatewaySigner;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {
    private static final byte[] PAYLOAD = "hello".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private FakeGateway gateway;
    private GatehouseClient client;
    private Device device;

    @BeforeEach
    void start() {
        gateway = FakeGateway.start(folder);
        client = gateway.client().build();
        device = gateway.device(client, "ada");
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void commandCompletesWithTheSignedAnswer() {
        Completed completed = (Completed) device.execute("demo.echo", PAYLOAD);

        assertThat(completed.isOk()).isTrue();
        assertThat(completed.text()).isEqualTo("hello");
        assertThat(completed.keyId()).isEqualTo(gateway.signer().keyId());
        assertThat(gateway.executed()).containsExactly(completed.commandId());
    }

    @Test
    void downstreamsOwnCodeIsACompletionThatIsNotOk() {
        Completed completed = (Completed) device.execute("demo.limit", PAYLOAD);

        assertThat(completed.resultCode()).isEqualTo("LIMIT_REACHED");
        assertThat(completed.isOk()).isFalse();
    }

    @Test
    void sameBytesAgainAreAReplay() {
        SignedRequest request = device.sign(Command.of("demo.echo", PAYLOAD));

        assertThat(device.send(request)).isInstanceOf(Completed.class);
        assertRefused(device.send(request), ErrorReason.REPLAYED);
        assertThat(gateway.executed()).hasSize(1);
    }

    @Test
    void oneChangedByteIsABadSignature() {
        SignedRequest request = device.sign(Command.of("demo.echo", PAYLOAD));

        assertRefused(
                device.send(request.toBuilder().setMessageType("demo.echp").build()), ErrorReason.BAD_SIGNATURE);
        assertRefused(
                device.send(request.toBuilder()
                        .setPayload(ByteString.copyFromUtf8("hellp"))
                        .build()),
                ErrorReason.PAYLOAD_HASH_MISMATCH);
    }

    @Test
    void alteredEnvelopeCanBeSignedAgain() {
        SignedRequest altered = device.sign(Command.of("demo.echo", PAYLOAD)).toBuilder()
                .setMessageType("demo.other")
                .build();

        assertThat(device.send(device.resign(altered))).isInstanceOf(Completed.class);
    }

    @Test
    void sameIntentKeepsItsCommandIdOverAttempts() {
        Command command = Command.of("demo.echo", PAYLOAD).withId("c-1");

        device.execute(command);
        device.execute(command);

        assertThat(gateway.executed()).containsExactly("c-1", "c-1");
    }

    @Test
    void machinesOwnClockDoesNotMatter() {
        gateway.shiftClock(Duration.ofDays(-400));

        assertThat(device.execute("demo.echo", PAYLOAD)).isInstanceOf(Completed.class);
        assertThat(gateway.commands()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Shift.class)
    void staleTimeIsProvedAndSignedAgainOnce(Shift shift) {
        device.execute("demo.echo", PAYLOAD);
        gateway.shiftClock(shift.by);

        assertThat(device.execute("demo.echo", PAYLOAD)).isInstanceOf(Completed.class);
        assertThat(gateway.commands()).isEqualTo(3);
        assertThat(device.execute("demo.echo", PAYLOAD)).isInstanceOf(Completed.class);
        assertThat(gateway.commands()).isEqualTo(4);
    }

    enum Shift {
        AHEAD(Duration.ofHours(5)),
        BEHIND(Duration.ofHours(-5));

        private final Duration by;

        Shift(Duration by) {
            this.by = by;
        }
    }

    @Test
    void staleTimeIsNotProvedByAStrangersBeacon() {
        device.execute("demo.echo", PAYLOAD);
        gateway.refuse(ErrorReason.STALE_TIME);

        assertRefused(device.execute("demo.echo", PAYLOAD), ErrorReason.STALE_TIME);
        assertThat(gateway.commands())
                .as("without a proof there is no second attempt")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "MALFORMED_ENVELOPE",
                "UNSUPPORTED_PROTOCOL_VERSION",
                "WRONG_AUDIENCE",
                "PAYLOAD_HASH_MISMATCH",
                "PAYLOAD_TOO_LARGE",
                "UNKNOWN_SESSION",
                "BAD_SIGNATURE",
                "STALE_TIME",
                "SESSION_REVOKED",
                "SESSION_EXPIRED",
                "REPLAYED",
                "NO_ROUTE",
                "SESSION_STATE_UNAVAILABLE",
                "REPLAY_STATE_LOST",
                "SHUTTING_DOWN",
                "BUSY"
            })
    void refusalKeepsItsReasonAndAdvice(ErrorReason reason) {
        gateway.refuse(reason);

        Refused refused = (Refused) device.execute("demo.echo", PAYLOAD);

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.advice()).isEqualTo(reason.advice());
        assertThat(gateway.executed()).isEmpty();
    }

    @Test
    void refusalByALimitSaysHowLongToWait() {
        gateway.refuse(ErrorReason.BUSY);

        assertThat(((Refused) device.execute("demo.echo", PAYLOAD)).retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "DOWNSTREAM_UNAVAILABLE",
                "DOWNSTREAM_TIMED_OUT",
                "DOWNSTREAM_FAILED",
                "OUTCOME_UNKNOWN",
                "INTERNAL_ERROR"
            })
    void failureAfterTheGatewayPassedItOnIsAnUnknownOutcome(ErrorReason reason) {
        gateway.refuse(reason);

        OutcomeUnknown unknown =
                (OutcomeUnknown) device.execute(Command.of("demo.echo", PAYLOAD).withId("c-1"));

        assertThat(unknown.reason()).contains(reason);
        assertThat(unknown.commandId()).isEqualTo("c-1");
        assertThat(unknown.advice()).isEqualTo(Advice.RETRY);
    }

    @Test
    void commandWithoutARouteIsRefused() {
        assertRefused(device.execute("other.echo", PAYLOAD), ErrorReason.NO_ROUTE);
    }

    @Test
    void answerThatDoesNotComeIsAnUnknownOutcome() {
        Command command = Command.of("demo.hang", PAYLOAD).withDeadline(Duration.ofMillis(200));

        OutcomeUnknown unknown = (OutcomeUnknown) device.execute(command);

        assertThat(unknown.reason()).isEmpty();
        assertThat(unknown.detail()).contains("DEADLINE_EXCEEDED");
        assertThat(gateway.executed()).containsExactly(command.commandId());
    }

    @Test
    void gatewayThatGoesAwayLeavesTheOutcomeUnknownAndComesBack() {
        device.execute("demo.echo", PAYLOAD);
        gateway.kill();

        assertThat(device.execute("demo.echo", PAYLOAD)).isInstanceOf(OutcomeUnknown.class);

        gateway.restart();
        // gRPC's pick_first fails calls until it is connected again: the first one may come too soon.
        await().untilAsserted(
                        () -> assertThat(device.execute("demo.echo", PAYLOAD)).isInstanceOf(Completed.class));
    }

    @Test
    void withoutAnyServerTimeNothingIsSent() {
        gateway.http().route("/v1/time", body -> new Answer(502, ""));

        assertThat(device.execute("demo.echo", PAYLOAD))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class, it -> assertThat(it.detail()).contains("502"));
        assertThat(gateway.commands()).isZero();
    }

    @Test
    void timeThatDoesNotVerifyIsNotUsed() {
        gateway.http().route("/v1/time", body -> Answer.ok("{\"type\":\"gateway.server_time\"}"));
        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.WRONG_AUDIENCE);

        gateway.http().route("/v1/time", body -> Answer.ok("no json"));
        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.MALFORMED);
        assertThat(gateway.commands()).isZero();
    }

    @Test
    void answerWithAChangedFieldIsUnverifiable() {
        gateway.alterResponses(it -> it.toBuilder().setResultCode("NOT_OK").build());
        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.BAD_SIGNATURE);

        gateway.alterResponses(
                it -> it.toBuilder().setPayload(ByteString.copyFromUtf8("x")).build());
        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.PAYLOAD_CHANGED);
    }

    @Test
    void answerOfAStrangerIsUnverifiable() {
        GatewaySigner stranger = GatewaySigner.of(FakeGateway.AUDIENCE);
        gateway.alterResponses(
                it -> stranger.response(it.getRequestSha256().toByteArray(), it.getTimestampMs(), "OK", new byte[0]));

        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.UNKNOWN_KEY);
    }

    @Test
    void answerToAnEarlierRequestIsUnverifiable() {
        byte[] earlier = new byte[32];
        gateway.alterResponses(it -> gateway.signer().response(earlier, it.getTimestampMs(), "OK", new byte[0]));

        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.WRONG_REQUEST);
    }

    @Test
    void answerLargerThanTheContractAllowsIsUnverifiable() {
        gateway.alterResponses(it -> it.toBuilder()
                .setPayload(ByteString.copyFrom(new byte[2 << 20]))
                .build());

        assertUnverifiable(device.execute("demo.echo", PAYLOAD), Violation.TOO_LARGE);
    }

    @Test
    void answerIsUnverifiableWhileTheKeysCanNotBeFetched() {
        client.serverTime();
        try (GatehouseClient fresh = gateway.client().build()) {
            Device other = gateway.device(fresh, "eve");
            gateway.http().route("/.well-known/jwks.json", body -> new Answer(503, ""));

            assertUnverifiable(other.execute("demo.echo", PAYLOAD), Violation.KEYS_UNAVAILABLE);
        }
    }

    private static void assertRefused(CommandOutcome outcome, ErrorReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    private static void assertUnverifiable(CommandOutcome outcome, Violation violation) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unverifiable.class, it -> assertThat(it.violation()).isEqualTo(violation));
    }
}
