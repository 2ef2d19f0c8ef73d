package dev.gatehouse.local.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.proto.downstream.Command;
import dev.gatehouse.common.proto.downstream.CommandResult;
import dev.gatehouse.common.proto.downstream.CommandServiceGrpc;
import dev.gatehouse.common.proto.downstream.CommandServiceGrpc.CommandServiceBlockingStub;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.standin.StandIn.Running;
import dev.gatehouse.local.telemetry.TraceReceiver;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DownstreamServiceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private Path folder;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private Home home;
    private TraceReceiver traces;
    private Running downstream;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        home = new Home(folder);
        Material.prepare(home, Clock.systemUTC());
        traces = TraceReceiver.start(0);
        downstream = new DownstreamService().start(home, 0, "http://127.0.0.1:" + traces.port() + "/v1/traces");
    }

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        downstream.close();
        traces.close();
        reloader.shutdownNow();
    }

    @Test
    void commandsOfTheGatewayAreAnswered() throws Exception {
        CommandServiceBlockingStub gateway = as("gateway");

        assertThat(gateway.execute(command("1", "demo.echo", "hello"))).isEqualTo(result("OK", "hello"));
        assertThat(gateway.execute(command("2", "demo.fail", "")).getResultCode())
                .isEqualTo("DEMO_FAILED");
        assertThat(gateway.execute(command("3", "demo.unheard-of", "")).getResultCode())
                .isEqualTo("UNKNOWN_TYPE");
    }

    @Test
    void theIdentityIsWhatTheGatewaySays() throws Exception {
        CommandServiceBlockingStub gateway = with(
                as("gateway"),
                "gatehouse-user-id",
                "alice",
                "gatehouse-tenant",
                "demo",
                "gatehouse-device-session-id",
                "ds1.x");

        CommandResult result = gateway.execute(command("1", "demo.whoami", ""));

        assertThat(new JsonMapper().readTree(result.getPayload().toStringUtf8()))
                .isEqualTo(new JsonMapper().readTree("""
                    {"user_id":"alice","tenant":"demo","device_session_id":"ds1.x"}\
                    """));
    }

    @Test
    void aRepeatedCommandIdHasTheFirstResultAndIsCounted() throws Exception {
        CommandServiceBlockingStub gateway = as("gateway");
        gateway.execute(command("same", "demo.echo", "first"));

        assertThat(gateway.execute(command("same", "demo.echo", "second"))).isEqualTo(result("OK", "first"));
        assertThat(gateway.execute(command("other", "demo.counters", "")))
                .isEqualTo(result("OK", "{\"executed\":1,\"repeated\":1}"));
    }

    @Test
    void anotherUsersCommandIdIsAnotherCommand() throws Exception {
        CommandServiceBlockingStub gateway = as("gateway");
        with(gateway, "gatehouse-user-id", "alice").execute(command("same", "demo.echo", "hers"));

        assertThat(with(gateway, "gatehouse-user-id", "bob").execute(command("same", "demo.echo", "his")))
                .isEqualTo(result("OK", "his"));
    }

    @Test
    void aCommandWithoutAnIdIsRefused() throws Exception {
        CommandServiceBlockingStub gateway = as("gateway");

        assertRefused(Status.Code.INVALID_ARGUMENT, () -> gateway.execute(command("", "demo.echo", "")));
    }

    @Test
    void anotherNameOfTheSameAuthorityIsRefused() throws Exception {
        CommandServiceBlockingStub supportDesk = as("support-desk");

        assertRefused(Status.Code.PERMISSION_DENIED, () -> supportDesk.execute(command("1", "demo.echo", "")));
    }

    @Test
    void whoeverShowsNoCertificateDoesNotGetIn() throws Exception {
        CommandServiceBlockingStub nobody = over(GrpcTls.client(home.caCertificate()));

        assertRefused(Status.Code.UNAVAILABLE, () -> nobody.execute(command("1", "demo.echo", "")));
    }

    @Test
    void aCallIsASpanOfTheCallersTrace() throws Exception {
        with(as("gateway"), "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .execute(command("1", "demo.echo", ""));

        URI query = URI.create("http://127.0.0.1:" + traces.port() + "/spans?trace=" + TRACE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().untilAsserted(() -> assertThat(
                            client.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
                                    .body())
                    .contains("\"service\":\"downstream\"", "\"parentSpanId\":\"b7ad6b7169203331\"", "Execute"));
        }
    }

    private CommandServiceBlockingStub as(String name) throws IOException, GeneralSecurityException {
        return over(new GrpcTls(reloader)
                .mutualClient(home.caCertificate(), home.certificate(name), home.privateKey(name)));
    }

    private CommandServiceBlockingStub over(SslContext tls) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", downstream.port())
                .sslContext(tls)
                .build();
        channels.add(channel);
        return CommandServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    private static CommandServiceBlockingStub with(CommandServiceBlockingStub stub, String... headers) {
        Metadata metadata = new Metadata();
        for (int n = 0; n < headers.length; n += 2) {
            metadata.put(Metadata.Key.of(headers[n], Metadata.ASCII_STRING_MARSHALLER), headers[n + 1]);
        }
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    private static Command command(String id, String type, String payload) {
        return Command.newBuilder()
                .setCommandId(id)
                .setMessageType(type)
                .setPayload(ByteString.copyFromUtf8(payload))
                .build();
    }

    private static CommandResult result(String code, String payload) {
        return CommandResult.newBuilder()
                .setResultCode(code)
                .setPayload(ByteString.copyFromUtf8(payload))
                .build();
    }

    private static void assertRefused(Status.Code code, Runnable call) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
    }
}
