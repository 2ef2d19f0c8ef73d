package dev.gatehouse.client.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceDescription;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.peer.HttpsFake;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.client.peer.HttpsFake.Route;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class LoginTest {
    private static final String OPEN = "/v1/auth/sessions";
    private static final TokenSource ADA = nonce -> "ada:" + nonce;

    @TempDir
    private Path folder;

    private final DeviceKey key = DeviceKey.generate();
    private FakeGateway gateway;
    private GatehouseClient client;

    @BeforeEach
    void start() {
        gateway = FakeGateway.start(folder);
        client = gateway.client().build();
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void keyAndTokenBecomeASession() {
        DeviceSession session = client.login(key, ADA);

        assertThat(session.userId()).isEqualTo("ada");
        assertThat(session.tenant()).isEqualTo("demo");
        assertThat(session.id()).startsWith("ds1.");
        assertThat(session.expiresAt()).isAfter(session.idleExpiresAt());
        assertThat(session.previous()).isNotNull();
        assertThat(session.previous().endedAt()).isNull();
        assertThat(session.previous().device()).isEqualTo(new DeviceDescription("phone", "ios"));
    }

    @Test
    void ellipticKeyBecomesASessionToo() {
        DeviceSession session = client.login(DeviceKey.generateEs256(), ADA);

        assertThat(session.userId()).isEqualTo("ada");
    }

    @Test
    void tokenForAnotherKeyIsRefused() {
        String[] stolen = new String[1];
        client.login(key, nonce -> stolen[0] = "ada:" + nonce);

        assertRefused(
                () -> client.login(DeviceKey.generate(), nonce -> String.valueOf(stolen[0])),
                ErrorReason.KEY_NOT_NAMED);
    }

    @Test
    void refusalCarriesReasonAdviceAndTraceId() {
        assertThatThrownBy(() -> client.login(key, nonce -> "nonsense"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(ErrorReason.INVALID_IDENTITY_TOKEN);
                    assertThat(refused.advice()).isEqualTo(Advice.LOG_IN);
                    assertThat(refused.traceId()).contains(HttpsFake.TRACE_ID);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "INVALID_IDENTITY_TOKEN", "IDENTITY_TOKEN_USED", "KEY_NOT_NAMED", "UNACCEPTABLE_KEY",
                        "INVALID_CHALLENGE",
                "INVALID_PROOF", "INVALID_USER_ID", "IDEMPOTENCY_CONFLICT", "MALFORMED_REQUEST", "PAYLOAD_TOO_LARGE",
                "SERVICE_UNAVAILABLE", "ISSUER_UNAVAILABLE", "BUSY", "INTERNAL_ERROR"
            })
    void everyRefusalOfTheContractKeepsItsReason(ErrorReason reason) {
        gateway.http().route(OPEN, body -> HttpsFake.problem(reason));

        assertRefused(() -> client.login(key, ADA), reason);
    }

    @Test
    void unknownOutcomeIsRepeatedWithTheSameBytes() {
        Route real = gateway.http().route(OPEN);
        List<String> bodies = new ArrayList<>();
        gateway.http().route(OPEN, body -> {
            bodies.add(body);
            Answer answer = real.answer(body);
            return bodies.size() == 1 ? new Answer(502, "<html>a proxy's own page</html>") : answer;
        });

        DeviceSession session = client.login(key, ADA);

        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        assertThat(session.userId()).isEqualTo("ada");
    }

    @Test
    void passingOutageIsOvercome() {
        Route real = gateway.http().route(OPEN);
        AtomicInteger calls = new AtomicInteger();
        gateway.http()
                .route(
                        OPEN,
                        body -> calls.incrementAndGet() < 3
                                ? HttpsFake.problem(ErrorReason.SERVICE_UNAVAILABLE)
                                : real.answer(body));

        assertThat(client.login(key, ADA).userId()).isEqualTo("ada");
    }

    @Test
    void refusalThatNothingChangesIsNotRepeated() {
        AtomicInteger calls = new AtomicInteger();
        gateway.http().route(OPEN, body -> {
            calls.incrementAndGet();
            return HttpsFake.problem(ErrorReason.INVALID_PROOF);
        });

        assertRefused(() -> client.login(key, ADA), ErrorReason.INVALID_PROOF);
        assertThat(calls).hasValue(1);
    }

    @Test
    void gatewayWithAnotherAudienceGetsNoProof() {
        AtomicInteger opens = new AtomicInteger();
        gateway.http().route(OPEN, body -> {
            opens.incrementAndGet();
            return HttpsFake.problem(ErrorReason.INTERNAL_ERROR);
        });
        try (GatehouseClient other =
                gateway.client().audience("prod/eu-1/gateway").build()) {
            assertThatThrownBy(() -> other.login(key, ADA))
                    .isInstanceOf(LoginFailedException.class)
                    .hasMessageContaining("test/eu-1/gateway")
                    .hasMessageContaining("prod/eu-1/gateway");
        }
        assertThat(opens).hasValue(0);
    }

    @Test
    void failingTokenSourceFailsTheLogin() {
        assertThatThrownBy(() -> client.login(key, nonce -> {
                    throw new IOException("the browser was closed");
                }))
                .isInstanceOf(LoginFailedException.class)
                .hasMessageContaining("the browser was closed");
    }

    @Test
    void anythingButAContractAnswerIsUnreachable() {
        gateway.http().route(OPEN, body -> Answer.ok("<html>"));
        assertThatThrownBy(() -> client.login(key, ADA)).isInstanceOf(UnreachableException.class);

        gateway.http().route(OPEN, body -> Answer.ok("{}"));
        assertThatThrownBy(() -> client.login(key, ADA))
                .isInstanceOf(LoginFailedException.class)
                .hasMessageContaining("device_session_id");

        gateway.http().route("/v1/auth/challenge", body -> Answer.ok("x".repeat(2 << 20)));
        assertThatThrownBy(() -> client.login(key, ADA)).isInstanceOf(UnreachableException.class);
    }

    @Test
    void gatewayThatIsAwayIsNamed() {
        gateway.kill();

        assertThatThrownBy(() -> client.login(key, ADA))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining(gateway.httpUri().toString());
        gateway.restart();
    }

    @Test
    void gatewayOfAnotherAuthorityIsNotSpokenTo() {
        try (GatehouseClient other =
                gateway.client().ca(gateway.certificates().stranger().ca()).build()) {
            assertThatThrownBy(() -> other.login(key, ADA)).isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void sessionSurvivesItsJson() {
        DeviceSession session = client.login(key, ADA);
        var json = JsonMapper.shared();

        assertThat(SessionJson.read(json.readTree(json.writeValueAsString(SessionJson.write(session)))))
                .isEqualTo(session);
    }

    private static void assertRefused(ThrowingCallable step, ErrorReason reason) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
