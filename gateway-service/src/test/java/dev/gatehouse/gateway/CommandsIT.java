package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a downstream is told of a command, whatever its sender adds; and routes that change while the gateway runs.
class CommandsIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;
    private static InsideServices inside;

    private final TestDevice device = TestDevice.of("anna");

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder);
        inside = new InsideServices(gateway.certificates());
        gateway.with(inside).started();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        inside.close();
    }

    @Test
    void identityComesFromTheSessionAndNothingOfTheCallersMetadataIsPassedOn() {
        Metadata hostile = new Metadata();
        for (String name : new String[] {
            "gatehouse-user-id",
            "gatehouse-tenant",
            "gatehouse-device-session-id",
            "authorization",
            "x-forwarded-client-cert",
            "cookie",
            "x-user"
        }) {
            hostile.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), "root");
        }
        hostile.put(Metadata.Key.of("gatehouse-user-id-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {1});

        execute(hostile, command("demo.echo"));

        InsideServices.Received received = inside.received().getLast();
        assertThat(received.headers().getAll(ascii("gatehouse-user-id"))).containsExactly("anna");
        assertThat(received.headers().getAll(ascii("gatehouse-tenant"))).containsExactly("demo");
        assertThat(received.headers().getAll(ascii("gatehouse-device-session-id")))
                .containsExactly(device.id().text());
        assertThat(received.headers().keys())
                .doesNotContain(
                        "authorization", "x-forwarded-client-cert", "cookie", "x-user", "gatehouse-user-id-bin");
    }

    @Test
    void traceGoesOnAtTheDownstream() {
        Metadata traced = new Metadata();
        traced.put(ascii("traceparent"), "00-" + TRACE + "-b7ad6b7169203331-01");

        execute(traced, command("demo.echo"));

        assertThat(inside.received().getLast().header("traceparent")).startsWith("00-" + TRACE + "-");
    }

    @Test
    void routesFileIsReadAgainWhenItChangesAndAWrongOneChangesNothing() throws IOException {
        Path routes = Path.of(gateway.settings().get("gateway.routes-path"));
        String before = Files.readString(routes);
        assertThat(refusal("new.echo")).isEqualTo(ErrorReason.NO_ROUTE);

        Files.writeString(routes, before + "  - {message-type: new., target: '" + inside.address() + "'}\n");
        await().atMost(SOON).until(() -> gateway.metric("gatehouse_gateway_routes", "") == 2);
        execute(new Metadata(), command("new.echo"));

        Files.writeString(routes, "routes: [{message-type: new.}]");
        await().atMost(SOON).until(() -> gateway.metric("gatehouse_gateway_routes_refused_total", "") == 1);
        execute(new Metadata(), command("new.echo"));

        Files.writeString(routes, before);
        await().atMost(SOON).until(() -> gateway.metric("gatehouse_gateway_routes", "") == 1);
    }

    @Test
    void whatIsOfferedIsNotTold() {
        try (EdgeClient client = gateway.client()) {
            MethodDescriptor<SignedRequest, ?> reflection = EdgeGatewayGrpc.getExecuteCommandMethod().toBuilder()
                    .setFullMethodName("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
                    .build();
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            client.channel(), reflection, CallOptions.DEFAULT, SignedRequest.getDefaultInstance()));

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        }
    }

    private static void execute(Metadata metadata, SignedRequest request) {
        try (EdgeClient client = gateway.client()) {
            assertThat(EdgeGatewayGrpc.newBlockingStub(client.channel())
                            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
                            .executeCommand(request)
                            .getResultCode())
                    .isEqualTo("OK");
        }
    }

    private ErrorReason refusal(String messageType) {
        try (EdgeClient client = gateway.client()) {
            StatusRuntimeException refused =
                    catchThrowableOfType(StatusRuntimeException.class, () -> client.execute(command(messageType)));
            return Statuses.reasonOf(refused).orElseThrow();
        }
    }

    private SignedRequest command(String messageType) {
        gateway.redis().open(device);
        return device.sign(
                EdgeClient.EXECUTE, device.request(messageType, "hello".getBytes(UTF_8), System.currentTimeMillis()));
    }

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
