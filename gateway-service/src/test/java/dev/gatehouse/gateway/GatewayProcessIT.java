package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.GatewayProcess;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.Signals;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway's process: how it starts, how it says why it can't, how it ends.
class GatewayProcessIT {
    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void prepare() {
        gateway = new RunningGateway(folder);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void shutdownEndsStreamsAndComponentsWithinTheBudget(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && Signals.isInterruptIgnored(), "SIGINT is ignored here");
        // What Kubernetes sets for a Service named gateway is no setting of ours.
        Map<String, String> serviceLinks = Map.of(
                "GATEWAY_SERVICE_HOST", "10.0.0.1",
                "GATEWAY_SERVICE_PORT", "9090",
                "GATEWAY_SERVICE_PORT_GRPC", "9090",
                "GATEWAY_PORT", "tcp://10.0.0.1:9090",
                "GATEWAY_PORT_9090_TCP", "tcp://10.0.0.1:9090",
                "GATEWAY_PORT_9090_TCP_PROTO", "tcp",
                "GATEWAY_PORT_9090_TCP_PORT", "9090",
                "GATEWAY_PORT_9090_TCP_ADDR", "10.0.0.1");
        try (GatewayProcess process = new GatewayProcess(folder, gateway.settings(), serviceLinks).awaitReady();
                EdgeClient client = gateway.client()) {
            TestDevice device = TestDevice.of("anna");
            gateway.redis().open(device);
            EventStream stream = client.subscribe(device).awaitOpened();
            long signalled = System.nanoTime();

            process.signal(signal);

            StatusRuntimeException end = stream.awaitEnd();
            assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(end.getStatus().getDescription()).isEqualTo("gateway is shutting down");
            assertThat(Statuses.reasonOf(end)).contains(ErrorReason.SHUTTING_DOWN);
            assertThat(process.awaitExit()).isEqualTo(signal.equals("TERM") ? 143 : 130);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(10));
            assertLog(process.out());
            assertThat(process.err()).isEmpty();
        }
    }

    private static void assertLog(String log) {
        assertThat(log)
                .contains(
                        "\"LISTENER_STARTED\"",
                        ":" + gateway.httpPort(),
                        ":" + gateway.grpcPort(),
                        ":" + gateway.adminPort())
                .contains("\"EFFECTIVE_SETTINGS\"", "GATEWAY_REDIS_MASTER_ADDR")
                .contains("\"SIGNATURE_PROVIDER\"", "\"SIGNER_KEY_BEGAN\"")
                .doesNotContain(gateway.redis().server().password())
                .doesNotContain("Exception");
        assertThat(log.lines().filter(line -> line.contains("\"LISTENER_STARTED\"")))
                .hasSize(3);
        assertThat(log.lines()
                        .filter(line -> line.contains("\"COMPONENT_STOPPED\""))
                        .map(line -> line.replaceAll(".*\"component\":\"([^\"]*)\".*", "$1")))
                .containsExactly("reader", "push hub", "grpc");
    }

    /// Settings that a start is tried with, by the one that its line has to name.
    private static Map<String, String> broken(int takenPort) {
        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("gateway.redis.adress", "127.0.0.1:1");
        broken.put("gateway.max-streams", "0");
        broken.put("gateway.redis.master-addr", "127.0.0.1:" + FreePorts.next());
        broken.put("gateway.public-http-addr", "127.0.0.1:" + takenPort);
        broken.put("gateway.authenticated-grpc-addr", "127.0.0.1:" + takenPort);
        return broken;
    }

    @Test
    void startThatCanNotSucceedEndsWithOneLineThatNamesTheSetting() throws Exception {
        Map<String, Future<String>> starts = new LinkedHashMap<>();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService two = Executors.newFixedThreadPool(2)) {
            broken(taken.getLocalPort())
                    .forEach((name, value) -> starts.put(name, two.submit(() -> failedStart(name, value))));
            for (Map.Entry<String, Future<String>> start : starts.entrySet()) {
                String variable = ServiceDescriptor.variable(start.getKey());
                assertThat(start.getValue().get())
                        .as(variable)
                        .startsWith("gateway-service: " + variable + " ")
                        .hasLineCount(1);
            }
        }
    }

    /// What a start with this one setting changed says beside its log.
    private static String failedStart(String name, String value) throws InterruptedException {
        Map<String, String> settings = new TreeMap<>(gateway.settings());
        settings.put(name, value);
        if (!name.endsWith("-addr")) {
            settings.put("gateway.public-http-addr", "127.0.0.1:0");
            settings.put("gateway.authenticated-grpc-addr", "127.0.0.1:0");
            settings.put("gateway.admin-http-addr", "");
        }
        try (GatewayProcess process = new GatewayProcess(folder, settings, Map.of())) {
            assertThat(process.awaitExit()).as(name).isEqualTo(1);
            assertThat(process.out()).as(name).doesNotContain("\tat ").doesNotContain("stack_trace");
            return process.err();
        }
    }
}
