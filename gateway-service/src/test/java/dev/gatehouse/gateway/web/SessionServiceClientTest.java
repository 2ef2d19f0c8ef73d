package dev.gatehouse.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.gateway.downstream.ConnectedInside;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionServiceClientTest {
    @TempDir
    Path folder;

    private ConnectedInside inside;

    @BeforeEach
    void start() {
        inside = new ConnectedInside(folder);
    }

    @AfterEach
    void close() {
        inside.close();
    }

    @Test
    void questionsAreAnswered() {
        SessionServiceClient client = client(inside.services().address());

        assertThat(client.challenge(
                                ChallengeRequest.newBuilder().setAudience("a").build())
                        .getExpiresAtMs())
                .isEqualTo(42);
        assertThat(client.open(open("once")).getRevision()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "INVALID_IDENTITY_TOKEN",
                "IDENTITY_TOKEN_USED",
                "KEY_NOT_NAMED",
                "UNACCEPTABLE_KEY",
                "INVALID_CHALLENGE",
                "INVALID_PROOF",
                "INVALID_USER_ID",
                "ISSUER_UNAVAILABLE",
                "IDEMPOTENCY_CONFLICT",
                "MALFORMED_REQUEST"
            })
    void refusalsArePassedOnAsTheyAre(ErrorReason reason) {
        inside.services().refuseWith(reason);

        assertRefused(client(inside.services().address()), open("refuse"), reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {"CALLER_UNKNOWN", "CALLER_FORBIDDEN"})
    void whatIsSaidOfTheGatewayItselfIsAnOutageToItsCallers(ErrorReason reason) {
        inside.services().refuseWith(reason);

        assertRefused(client(inside.services().address()), open("refuse"), ErrorReason.SERVICE_UNAVAILABLE);
    }

    @Test
    void everythingElseIsAnOutage() {
        assertRefused(client(inside.services().address()), open("break"), ErrorReason.SERVICE_UNAVAILABLE);
        assertRefused(client("localhost:" + FreePorts.next()), open("once"), ErrorReason.SERVICE_UNAVAILABLE);
    }

    @Test
    void withoutAnAddressEveryQuestionEndsAsUnavailable() {
        assertRefused(client(""), open("once"), ErrorReason.SERVICE_UNAVAILABLE);
    }

    private SessionServiceClient client(String address) {
        return new SessionServiceClient(address, inside.channels());
    }

    private static OpenRequest open(String idempotencyKey) {
        return OpenRequest.newBuilder().setIdempotencyKey(idempotencyKey).build();
    }

    private static void assertRefused(SessionServiceClient client, OpenRequest request, ErrorReason reason) {
        assertThatExceptionOfType(GatehouseException.class)
                .isThrownBy(() -> client.open(request))
                .extracting(GatehouseException::reason)
                .isEqualTo(reason);
    }
}
