package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RawHttp2;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What single connections of the gRPC listener may not do: each ends by its name, and a stream beside it goes on.
class ConnectionsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PER_ADDRESS = 40;

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    private EdgeClient honest;
    private TestDevice device;
    private EventStream stream;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder)
                .set("limits.first-call-within", "2s")
                .set("limits.request-within", "2s")
                .set("limits.connections-per-address", Integer.toString(PER_ADDRESS))
                .started();
    }

    @AfterAll
    static void stop() {
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
    void streamBesideItWentOn() {
        gateway.redis().publish("anna", device.id().text(), "still here");
        await().atMost(SOON).until(() -> stream.eventIds().contains("still here"));
        assertThat(stream.isOpen()).isTrue();
        honest.close();
    }

    @Test
    void callsThatAreResetTooOftenEndTheirConnection() {
        double before = ended("TOO_MANY_RESETS");
        try (RawHttp2 hostile = gateway.raw().begin()) {
            for (int i = 0; i < 201; i++) {
                hostile.call(2 * i + 1, EdgeClient.EXECUTE);
                hostile.reset(2 * i + 1);
            }

            RawHttp2.Frame goAway = hostile.next(RawHttp2.GOAWAY).orElseThrow();
            assertThat(goAway.errorCode()).isEqualTo(RawHttp2.ENHANCE_YOUR_CALM);
        }
        await().atMost(SOON).until(() -> ended("TOO_MANY_RESETS") == before + 1);
        await().atMost(SOON).until(() -> gateway.metric("gatehouse_gateway_requests_incomplete", "") == 0);
    }

    @Test
    void pingsThatComeTooOftenEndTheirConnection() {
        double before = ended("TOO_MANY_PINGS");
        try (RawHttp2 hostile = gateway.raw().begin()) {
            for (int i = 0; i < 10; i++) {
                hostile.ping();
            }

            assertThat(hostile.next(RawHttp2.GOAWAY).orElseThrow().debug()).isEqualTo("too_many_pings");
        }
        await().atMost(SOON).until(() -> ended("TOO_MANY_PINGS") == before + 1);
    }

    @Test
    void connectionOnWhichNothingIsCalledIsEnded() {
        double before = ended("NO_CALL");
        double unfinished = ended("NO_HANDSHAKE");
        try (RawHttp2 silent = gateway.raw();
                RawHttp2 polite = gateway.raw().begin()) {
            assertThat(polite.next(RawHttp2.GOAWAY)).isPresent();
            silent.next(RawHttp2.GOAWAY); // until it ends
        }
        await().atMost(SOON).until(() -> ended("NO_CALL") == before + 1);
        await().atMost(SOON).until(() -> ended("NO_HANDSHAKE") == unfinished + 1);
    }

    @Test
    void bytesThatAreNoHttp2EndTheirConnection() {
        double before = ended("NO_HANDSHAKE");
        try (RawHttp2 hostile = gateway.raw()) {
            hostile.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(10).getBytes(UTF_8));
            hostile.next(RawHttp2.GOAWAY);
        }
        await().atMost(SOON).until(() -> ended("NO_HANDSHAKE") == before + 1);
    }

    @Test
    void requestsThatDoNotArriveWholeAreGivenUpByTheContract() {
        double before = gateway.metric("gatehouse_gateway_requests_given_up_total", "");
        try (RawHttp2 slow = gateway.raw().begin()) {
            for (int i = 0; i < 32; i++) {
                slow.call(2 * i + 1, EdgeClient.EXECUTE);
                slow.part(2 * i + 1, 500 * 1024, 1_000);
            }
            await().atMost(SOON)
                    .until(() -> gateway.metric("gatehouse_gateway_requests_given_up_total", "") == before + 32);
            assertThat(gateway.metric("gatehouse_gateway_requests_waiting_bytes", ""))
                    .isZero();
        }
        StatusRuntimeException end = catchThrowableOfType(StatusRuntimeException.class, this::halfOpenCall);
        assertThat(Statuses.reasonOf(end)).contains(ErrorReason.REQUEST_INCOMPLETE);
        assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    private void halfOpenCall() {
        EventStream call = EventStream.halfOpen(honest.channel());
        throw call.awaitEnd();
    }

    @Test
    void addressHoldsOnlySoManyConnections() throws IOException {
        double before = ended("TOO_MANY_OF_ADDRESS");
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * PER_ADDRESS; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), gateway.grpcPort()));
            }
            await().atMost(SOON).until(() -> ended("TOO_MANY_OF_ADDRESS") > before + PER_ADDRESS / 2.0);
            assertThat(gateway.metric("gatehouse_gateway_connections", "")).isLessThanOrEqualTo(PER_ADDRESS);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().atMost(SOON).until(() -> gateway.metric("gatehouse_gateway_connections", "") < PER_ADDRESS);
    }

    private static double ended(String reason) {
        return gateway.metric("gatehouse_gateway_connections_ended_total", "reason=\"" + reason + "\"");
    }
}
