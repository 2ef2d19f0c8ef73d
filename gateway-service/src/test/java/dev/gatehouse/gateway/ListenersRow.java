package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.GatewayProcess;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RunningGateway;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/// What the row `listeners` of [RunbookIT] asks.
final class ListenersRow {
    private static final String TOKEN = "dGhlIHRva2VuIG9mIHRob3NlIHdobyBvcGVyYXRlIGl0";

    private ListenersRow() {}

    /// Each listens where it was told, in both forms of an address, and says so.
    static void assertListening(RunningGateway settings, HttpsClient caller, Path own) {
        settings.set("public-http-addr", ":" + settings.httpPort())
                .set("authenticated-grpc-addr", "127.0.0.1:" + settings.grpcPort())
                .set("admin-http-addr", ":" + settings.adminPort());
        try (GatewayProcess process = new GatewayProcess(own, settings.settings(), Map.of());
                EdgeClient edge = settings.client()) {
            process.awaitReady();
            assertThat(process.out().lines().filter(line -> line.contains("\"LISTENER_STARTED\"")))
                    .hasSize(3)
                    .anyMatch(line -> line.contains("\"http\"") && line.contains("\":" + settings.httpPort()))
                    .anyMatch(line -> line.contains("\"grpc\"") && line.contains(":" + settings.grpcPort() + "\""))
                    .anyMatch(
                            line -> line.contains("\"admin\"") && line.contains("\"127.0.0.1:" + settings.adminPort()));
            assertThat(caller.get(settings.url("/healthz")).statusCode()).isEqualTo(200);
            assertThat(isReachable("127.0.0.2", settings.adminPort())).isFalse();
            assertThat(HealthGrpc.newBlockingStub(edge.channel())
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
            assertSettingsAreTold(
                    settings, caller.get(settings.adminUrl("/settings")).body());
            assertSettingsAreTold(settings, process.out());
            assertThat(process.out()).contains("\"EFFECTIVE_SETTINGS\"");
            LiveGateway.assertProblem(caller.get(settings.url("/settings")), 404, "resource_not_found");
        }
    }

    private static void assertSettingsAreTold(RunningGateway settings, String told) {
        assertThat(told)
                .contains("GATEWAY_REDIS_MASTER_ADDR", settings.redis().server().address())
                .contains("GATEWAY_REDIS_PASSWORD", "(set)")
                .doesNotContain(settings.redis().server().password());
    }

    /// Absent unless set; bound to this machine unless callers need a certificate or a token.
    static void assertAdminListenerIsGuarded(RunningGateway settings, HttpsClient caller) {
        settings.unset("admin-http-addr").started();
        assertThat(FreePorts.isListening(settings.adminPort())).isFalse();
        settings.stop();
        settings.set("admin-http-addr", "0.0.0.0:" + settings.adminPort());
        assertThatThrownBy(settings::started)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContainingAll(
                        "GATEWAY_ADMIN_HTTP_ADDR",
                        "mutual TLS",
                        "GATEWAY_TLS_CLIENT_CA_PATH",
                        "GATEWAY_ADMIN_TOKEN_SHA256_PATH");
        settings.set("tls.client-ca-path", settings.certificates().ca().toString())
                .started();
        assertThat(FreePorts.isListening(settings.adminPort())).isTrue();
        assertThatThrownBy(() -> caller.get(settings.adminUrl("/health"))).hasCauseInstanceOf(IOException.class);
        settings.stop();
        settings.unset("tls.client-ca-path");
        assertTokenIsAskedFor(settings, caller);
    }

    private static void assertTokenIsAskedFor(RunningGateway settings, HttpsClient caller) {
        String question = settings.adminUrl("/why/event/nothing");
        settings.adminToken(TOKEN).started();
        LiveGateway.assertProblem(caller.get(question), 401, "invalid_token");
        assertThat(caller.send(caller.request(question).header("Authorization", "Bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.get(settings.url("/healthz")).statusCode()).isEqualTo(200);
        assertThat(caller.get(settings.url("/readyz")).statusCode()).isEqualTo(200);
        settings.stop();
        settings.unset("admin-token-sha256-path");
    }

    private static boolean isReachable(String host, int port) {
        try (Socket socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
