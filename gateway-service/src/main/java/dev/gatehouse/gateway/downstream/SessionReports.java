package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.proto.session.AssertRevocationsRequest;
import dev.gatehouse.common.proto.session.SessionServiceGrpc;
import dev.gatehouse.common.proto.session.SessionServiceGrpc.SessionServiceBlockingStub;
import dev.gatehouse.common.proto.session.TouchRequest;
import dev.gatehouse.gateway.event.GatewayEvent;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells session-service what only gateways see: revocations that the store has forgotten, and sessions in use.
///
/// In batches. What does not arrive is logged and told again with the next report. Without an address nothing is told.
public final class SessionReports {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReports.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private final Optional<SessionServiceBlockingStub> stub;

    /// @param address host:port; empty: there is none
    SessionReports(String address, InternalChannels channels) {
        this.stub = address.isEmpty()
                ? Optional.empty()
                : Optional.of(SessionServiceGrpc.newBlockingStub(channels.to(address)));
    }

    /// Asks to end sessions that this gateway has seen revoked.
    public void assertRevocations(List<String> ids) {
        report(ids, (service, some) -> {
            var unused = service.assertRevocations(AssertRevocationsRequest.newBuilder()
                    .addAllDeviceSessionIds(some)
                    .build());
        });
    }

    /// Says that these sessions are in use.
    public void touch(List<String> ids) {
        report(ids, (service, some) -> {
            var unused = service.touch(
                    TouchRequest.newBuilder().addAllDeviceSessionIds(some).build());
        });
    }

    private void report(List<String> ids, BiConsumer<SessionServiceBlockingStub, List<String>> call) {
        try {
            for (int from = 0; from < ids.size() && stub.isPresent(); from += BATCH) {
                List<String> some = ids.subList(from, Math.min(from + BATCH, ids.size()));
                call.accept(stub.get().withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS), some);
            }
        } catch (StatusRuntimeException e) {
            GatewayEvent.SESSION_SERVICE_FAILED.log(LOG, "error", e.getStatus().toString());
        }
    }
}
