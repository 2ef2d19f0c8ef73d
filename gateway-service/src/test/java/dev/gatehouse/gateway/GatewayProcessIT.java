package dev.gatehouse.gateway;

import dev.gatehouse.gateway.fixture.FailedStarts;
import dev.gatehouse.gateway.fixture.FailedStarts.Attempt;
import dev.gatehouse.gateway.fixture.RunningGateway;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the gateway's process says why it can't start, beyond what [RunbookIT] tries.
class GatewayProcessIT {
    @TempDir
    private Path folder;

    @Test
    void startThatCanNotSucceedEndsWithOneLineThatNamesTheSetting() throws Exception {
        try (RunningGateway gateway = new RunningGateway(folder);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            new FailedStarts(folder, gateway.settings())
                    .areTold(
                            new Attempt("gateway.max-streams", "0", "GATEWAY_MAX_STREAMS ", "must be more than 0."),
                            new Attempt("gateway.public-http-addr", address, "GATEWAY_PUBLIC_HTTP_ADDR ", "Free it or"),
                            new Attempt(
                                    "gateway.authenticated-grpc-addr",
                                    address,
                                    "GATEWAY_AUTHENTICATED_GRPC_ADDR ",
                                    "Free it or"));
        }
    }
}
