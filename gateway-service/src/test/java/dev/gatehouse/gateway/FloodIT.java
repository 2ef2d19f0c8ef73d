package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.GatewayProcess;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RawHttp2;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many connections at once that mean no good, against the gateway's process: each kind is bounded and named, others go
/// on unharmed, the process lives and its memory comes to rest.
///
/// `-Dgatehouse.heavy=true` opens 10,000 connections instead of 1,000.
class FloodIT {
    private static final int CONNECTIONS = Boolean.getBoolean("gatehouse.heavy") ? 10_000 : 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long GROWTH = 160L * 1024 * 1024;

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;
    private static GatewayProcess process;
    private static long memoryBefore;

    private EdgeClient honest;
    private TestDevice device;
    private EventStream stream;
    private int events;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder)
                .set("limits.connections-per-address", "20000")
                .set("limits.first-call-within", "3s")
                .set("limits.request-within", "3s");
        process = new GatewayProcess(folder, gateway.settings(), Map.of()).awaitReady();
        memoryBefore = process.residentBytes();
    }

    @AfterAll
    static void stop() {
        process.close();
        gateway.close();
    }

    @BeforeEach
    void open() {
        honest = gateway.client();
        device = TestDevice.of("anna");
        gateway.redis().open(device);
        stream = honest.subscribe(device).awaitOpened();
    }

    @AfterEach
    void processLivesAndItsMemoryComesToRest() {
        assertUnharmed();
        honest.close();
        await().atMost(PATIENCE).until(() -> gateway.metric("gatehouse_gateway_connections", "") < 3);
        await().atMost(PATIENCE).until(() -> gateway.metric("gatehouse_gateway_requests_waiting_bytes", "") == 0);
        assertThat(process.isAlive()).isTrue();
        assertThat(process.residentBytes() - memoryBefore)
                .as("more bytes resident than at the start")
                .isLessThan(GROWTH);
    }

    /// Events still come and requests are still answered, by their reason.
    private void assertUnharmed() {
        String event = "event" + events++;
        gateway.redis().publish("anna", device.id().text(), event);
        await().atMost(PATIENCE).until(() -> stream.eventIds().contains(event));
        StatusRuntimeException answer = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> honest.execute(device.sign(
                        EdgeClient.EXECUTE,
                        device.request("demo.echo", "hello".getBytes(UTF_8), System.currentTimeMillis()))));
        assertThat(Statuses.reasonOf(answer)).contains(ErrorReason.NO_ROUTE);
    }

    @Test
    void connectionsThatNeverSend() throws IOException {
        double before = ended("NO_HANDSHAKE");
        List<SocketChannel> silent = connections(CONNECTIONS, gateway.grpcPort());
        try {
            await().atMost(PATIENCE)
                    .until(() -> ended("NO_HANDSHAKE") > before || openConnections() > CONNECTIONS / 2.0);
            assertUnharmed();
            await().atMost(PATIENCE).until(() -> ended("NO_HANDSHAKE") >= before + CONNECTIONS);
        } finally {
            close(silent);
        }
        await().atMost(PATIENCE).until(() -> process.out().contains("\"CONNECTIONS_ENDED\""));
    }

    @Test
    void connectionsThatSendTheirFirstBytesOneByOne() throws IOException {
        double before = ended("NO_HANDSHAKE");
        List<SocketChannel> slow = connections(200, gateway.grpcPort());
        List<RawHttp2> later = new ArrayList<>();
        try {
            for (SocketChannel channel : slow) {
                channel.write(ByteBuffer.wrap(new byte[] {22, 3, 1}));
            }
            for (int i = 0; i < 50; i++) {
                RawHttp2 connection = gateway.raw();
                connection.write("PRI * HT".getBytes(US_ASCII));
                later.add(connection);
            }
            assertUnharmed();
            await().atMost(PATIENCE).until(() -> ended("NO_HANDSHAKE") >= before + 250);
        } finally {
            close(slow);
            later.forEach(RawHttp2::close);
        }
    }

    @Test
    void callsThatAreBegunAndNeverFinished() {
        double before = gateway.metric("gatehouse_gateway_requests_given_up_total", "");
        List<RawHttp2> connections = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RawHttp2 connection = gateway.raw().begin();
            for (int call = 0; call < 32; call++) {
                connection.call(2 * call + 1, EdgeClient.EXECUTE);
                connection.part(2 * call + 1, 500 * 1024, 1_500);
            }
            connections.add(connection);
        }
        assertUnharmed();
        assertThat(gateway.metric("gatehouse_gateway_requests_incomplete", "")).isLessThanOrEqualTo(1_024);
        await().atMost(PATIENCE)
                .until(() -> gateway.metric("gatehouse_gateway_requests_given_up_total", "") >= before + 40 * 32);
        connections.forEach(RawHttp2::close);
    }

    @Test
    void callsThatAreResetAsFastAsTheyAreBegun() {
        double before = ended("TOO_MANY_RESETS");
        for (int i = 0; i < 20; i++) {
            try (RawHttp2 connection = gateway.raw().begin()) {
                for (int call = 0; call < 201; call++) {
                    connection.call(2 * call + 1, EdgeClient.EXECUTE);
                    connection.reset(2 * call + 1);
                }
                connection.next(RawHttp2.GOAWAY);
            }
        }
        await().atMost(PATIENCE).until(() -> ended("TOO_MANY_RESETS") >= before + 20);
    }

    @Test
    void publicHttpRequestsThatDoNotEnd() throws IOException {
        List<SocketChannel> slow = connections(200, gateway.httpPort());
        try (HttpsClient https = gateway.https()) {
            for (SocketChannel channel : slow) {
                channel.write(ByteBuffer.wrap(new byte[] {22, 3, 1, 2, 0}));
            }
            await().atMost(PATIENCE).until(() -> gateway.metric("gatehouse_gateway_http_connections", "") >= 200);
            assertThat(https.get(gateway.url("/v1/time")).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> slow.stream().filter(FloodIT::hasEnded).count() == slow.size());
            assertThat(gateway.metric("gatehouse_gateway_http_connections_ended_total", ""))
                    .isPositive();
        } finally {
            close(slow);
        }
    }

    private static List<SocketChannel> connections(int count, int port) throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            open.add(channel);
        }
        return open;
    }

    /// Looks with one more byte, so that no time-out between bytes is ever reached.
    private static boolean hasEnded(SocketChannel channel) {
        try {
            int unused = channel.write(ByteBuffer.wrap(new byte[1]));
            return channel.read(ByteBuffer.allocate(1_024)) < 0;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private static void close(List<SocketChannel> channels) throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private static double openConnections() {
        return gateway.metric("gatehouse_gateway_connections", "");
    }

    private static double ended(String reason) {
        return gateway.metric("gatehouse_gateway_connections_ended_total", "reason=\"" + reason + "\"");
    }
}
