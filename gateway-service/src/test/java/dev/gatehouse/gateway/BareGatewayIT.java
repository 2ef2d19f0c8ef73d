package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway with its required settings alone: no session-service, no route, no admin listener.
class BareGatewayIT {
    @TempDir
    private Path folder;

    @Test
    void noAdapter() {
        try (RunningGateway gateway = new RunningGateway(folder)
                        .unset("admin-http-addr")
                        .unset("internal.ca-path")
                        .unset("internal.cert-path")
                        .unset("internal.key-path")
                        .started();
                HttpsClient https = gateway.https();
                EdgeClient client = gateway.client()) {
            var answer =
                    https.post(gateway.url("/v1/auth/challenge"), "{\"public_key\":\"AAAA\",\"key_alg\":\"Ed25519\"}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(HttpsClient.json(answer).path("code").asString()).isEqualTo("service_unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();

            TestDevice device = TestDevice.of("anna");
            gateway.redis().open(device);
            StatusRuntimeException refusal = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> client.execute(device.sign(
                            EdgeClient.EXECUTE, device.request("demo.echo", new byte[0], System.currentTimeMillis()))));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
            assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.NO_ROUTE);
            assertThat(FreePorts.isListening(gateway.adminPort())).isFalse();
            assertThat(https.get(gateway.url("/readyz")).statusCode()).isEqualTo(200);
            client.subscribe(device).awaitOpened();
        }
    }
}
