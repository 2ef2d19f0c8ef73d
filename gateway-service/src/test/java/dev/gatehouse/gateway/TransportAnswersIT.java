package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RawCalls;
import dev.gatehouse.gateway.fixture.RawHttp2;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What breaks a bound before the contract can look at it, by the table under "Transport" in docs/protocol.md: the
/// documented answer and nothing else. A stream on the same connection goes on where the table does not say
/// otherwise.
class TransportAnswersIT {
    private static final int MIB = 1024 * 1024;
    private static final int FIELD_BYTES = 256;

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    private EdgeClient client;
    private TestDevice device;
    private EventStream stream;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder).started();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        client = gateway.client();
        device = TestDevice.of("anna");
        gateway.redis().open(device);
        stream = client.subscribe(device).awaitOpened();
    }

    @AfterEach
    void streamBesideItWentOn() {
        gateway.redis().publish("anna", device.id().text(), "still here");
        stream.awaitEvents("still here");
        client.close();
    }

    @Test
    void metadataOver16KibIsRefusedByTheContract() {
        assertThat(Statuses.reasonOf(withMetadata(15 * 1024))).contains(ErrorReason.NO_ROUTE);
        assertThat(Statuses.reasonOf(withMetadata(17 * 1024))).contains(ErrorReason.MALFORMED_REQUEST);
        assertThat(Statuses.reasonOf(withMetadata(31 * 1024))).contains(ErrorReason.MALFORMED_REQUEST);
    }

    private StatusRuntimeException withMetadata(int bytes) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(bytes));
        return thrownBy(() -> EdgeGatewayGrpc.newBlockingStub(client.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .executeCommand(command()));
    }

    @Test
    void metadataOver32KibIsAnsweredWith431AndTheConnectionGoesOn() {
        try (RawHttp2 raw = gateway.raw().begin()) {
            raw.call(1, EdgeClient.EXECUTE, 33 * 1024 / FIELD_BYTES);
            assertThat(raw.nextHeaders().status()).hasToString("431");

            raw.call(3, EdgeClient.EXECUTE);
            raw.frame(RawHttp2.DATA, RawHttp2.END_STREAM, 3, new byte[5]);
            assertThat(raw.nextHeaders().get("grpc-status")).hasToString("3");
        }
    }

    @Test
    void headerBlockOver40KibEndsTheConnection() {
        try (RawHttp2 raw = gateway.raw().begin()) {
            raw.uncompressedCall(1, EdgeClient.EXECUTE, 41 * 1024);

            assertThat(raw.next(RawHttp2.GOAWAY)).isPresent();
        }
    }

    @Test
    void librariesReportMetadataOver32KibAsInternal() {
        assertThat(withMetadata(34 * 1024)).satisfies(end -> assertStatus(end, Status.Code.INTERNAL));
    }

    @Test
    void messageOver1MibIsGrpcsOwnResourceExhausted() {
        StatusRuntimeException inTime = thrownBy(() -> call(EdgeClient.EXECUTE, new byte[MIB]));
        assertThat(Statuses.reasonOf(inTime)).contains(ErrorReason.PAYLOAD_TOO_LARGE);

        for (String method : new String[] {EdgeClient.EXECUTE, EdgeClient.SUBSCRIBE}) {
            assertStatus(thrownBy(() -> call(method, new byte[MIB + 1])), Status.Code.RESOURCE_EXHAUSTED);
            assertStatus(thrownBy(() -> call(method, new byte[4 * MIB])), Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void compressedMessageIsGrpcsOwnUnimplemented() {
        assertStatus(
                thrownBy(() -> EdgeGatewayGrpc.newBlockingStub(client.channel())
                        .withCompression("gzip")
                        .executeCommand(command())),
                Status.Code.UNIMPLEMENTED);
    }

    @Test
    void methodThatIsNotThereIsGrpcsOwnUnimplemented() {
        assertStatus(
                thrownBy(() -> call("gatehouse.edge.v1.EdgeGateway/Nothing", new byte[0])), Status.Code.UNIMPLEMENTED);
    }

    private void call(String method, byte[] message) {
        RawCalls.call(client.channel(), method, message);
    }

    private static void assertStatus(StatusRuntimeException end, Status.Code code) {
        assertThat(end.getStatus().getCode()).as(end.toString()).isEqualTo(code);
        assertThat(Statuses.reasonOf(end)).isEmpty();
    }

    private static StatusRuntimeException thrownBy(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call);
    }

    private SignedRequest command() {
        return device.sign(
                EdgeClient.EXECUTE, device.request("demo.echo", "hello".getBytes(UTF_8), System.currentTimeMillis()));
    }
}
