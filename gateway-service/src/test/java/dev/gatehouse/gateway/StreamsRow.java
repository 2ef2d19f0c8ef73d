package dev.gatehouse.gateway;

import static dev.gatehouse.gateway.LiveGateway.assertEnd;
import static dev.gatehouse.gateway.LiveGateway.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.Map;

/// What the row `streams` of [RunbookIT] asks of a gateway whose streams have names of their own.
final class StreamsRow {
    private StreamsRow() {}

    /// Neither stream exists at the start; their names are whole keys; what an entry need not hold may be there or not.
    static void assertNamedOtherwise(Path own) {
        try (RunningGateway named = new RunningGateway(own)
                .set("session-events-redis-stream", "snapshots")
                .set("client-events-redis-stream", "pushes")) {
            TestRedis elsewhere = named.redis();
            assertThat(elsewhere.keysOf(0)).as("no stream exists yet").isEmpty();
            named.started();
            TestDevice listening = TestDevice.of("anna");
            elsewhere.open(listening);
            try (EdgeClient edge = named.client()) {
                EventStream stream = edge.subscribe(listening).awaitOpened();
                elsewhere.commands().xadd("pushes", TestRedis.event("anna", "", "least"));
                elsewhere.commands().xadd("pushes", withEveryField(listening, "expired", 1));
                elsewhere.commands().xadd("pushes", withEveryField(listening, "most", now() + 60_000));
                stream.awaitEvents("least", "most");

                SignedEvent most = stream.events().getLast();
                assertThat(most.getDeviceSessionId()).isEqualTo(listening.id().text());
                assertThat(most.getExpiresAtMs()).isGreaterThan(most.getCreatedAtMs());
                assertThat(stream.events().getFirst().getDeviceSessionId()).isEmpty();
                assertThat(stream.events().getFirst().getExpiresAtMs()).isZero();
                assertThat(named.metric("gatehouse_push_seconds_count", "")).isPositive();
                elsewhere.commands().xadd("snapshots", TestRedis.snapshotFields(listening, SessionStatus.REVOKED));
                assertEnd(stream.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
            }
        }
    }

    private static Map<String, byte[]> withEveryField(TestDevice device, String eventId, long expiresAtMs) {
        Map<String, byte[]> fields = TestRedis.event("anna", device.id().text(), eventId);
        fields.put("expires_at_ms", TestRedis.bytes(Long.toString(expiresAtMs)));
        fields.put("traceparent", TestRedis.bytes("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        return fields;
    }
}
