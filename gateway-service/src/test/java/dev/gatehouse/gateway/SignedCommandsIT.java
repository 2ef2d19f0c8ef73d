package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `ExecuteCommand` from outside: what is signed, what is refused, and by which reason.
class SignedCommandsIT extends LiveGateway {
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
        assertThat(refusal(client, farBeyond).getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
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
}
