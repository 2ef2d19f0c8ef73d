package dev.gatehouse.gateway.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.SentinelFixture;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.fixture.Linked;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.limit.Origin;
import dev.gatehouse.gateway.limit.Origins;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How long a command may pass on knowledge that has become wrong, measured: marks are the lease.
class StaleKnowledgeTest {
    private final Origin stranger = new Origins(1_000, 1_000, System::nanoTime).of(Optional.empty());
    private static final String METHOD = "gatehouse.edge.v1.EdgeGateway/ExecuteCommand";
    private static final Duration MAX_LAG = Duration.ofSeconds(2);
    private static final Duration BOUND = MAX_LAG.plusSeconds(1).plus(Freshness.MAX_AGE);
    private static final Duration WATCHED = BOUND.plusSeconds(2);

    private final TestDevice device = TestDevice.of("anna");

    @Test
    void hungReaderIsNoticedByItsMissingMarks() throws Exception {
        ReaderRig rig = new ReaderRig();
        rig.redis.open(device);
        rig.started().beating();
        try {
            await().until(rig.freshness::isFresh);
            rig.open(device);
            assertThat(isAdmitted(rig)).isTrue();
            rig.redis.publish("anna", "", ReaderRig.HANGS);
            rig.awaitHanging();

            rig.redis.revoke(device);

            measure("hung reader", rig, Freshness.MAX_AGE);
        } finally {
            rig.letGo();
            rig.close();
        }
    }

    /// The gateway is told of the old master by its address, so that nobody calls it away.
    @Test
    void isolatedOldMasterCanNotProlongTheLease() throws Exception {
        try (SentinelFixture servers = SentinelFixture.start(1)) {
            TestRedis first = new TestRedis(servers.first());
            Linked linked = new Linked(new RedisAddress.Master(servers.first().address()), servers.password());
            first.open(device);
            ReaderRig rig =
                    new ReaderRig(first, linked, ReaderLimits.DEFAULT).started().beating();
            try {
                await().until(rig.freshness::isFresh);
                assertThat(isAdmitted(rig)).isTrue();

                servers.isolateFirst();

                measure("isolated old master", rig, BOUND);
                assertThat(rig.freshness.isFresh()).isFalse();
            } finally {
                rig.close();
            }
        }
    }

    /// Tries all the time and asserts that the last command that passed, and the last moment in which the cache was
    /// trusted, lie within the bound.
    private void measure(String what, ReaderRig rig, Duration bound) {
        long began = System.nanoTime();
        Duration admitted = Duration.ZERO;
        Duration trusted = Duration.ZERO;
        while (System.nanoTime() - began < WATCHED.toNanos()) {
            Duration tried = Duration.ofNanos(System.nanoTime() - began);
            if (rig.freshness.isFresh()) {
                trusted = tried;
            }
            if (isAdmitted(rig)) {
                admitted = tried;
            }
        }
        System.out.printf(
                "%s: last command passed after %d ms, cache trusted for %d ms, bound %d ms%n",
                what, admitted.toMillis(), trusted.toMillis(), bound.toMillis());
        assertThat(admitted).isLessThanOrEqualTo(bound);
        assertThat(trusted).isLessThanOrEqualTo(bound);
    }

    private boolean isAdmitted(ReaderRig rig) {
        SignedRequest request =
                device.sign(METHOD, device.request("demo.echo", new byte[0], System.currentTimeMillis()));
        return rig.gatekeeper.admit(
                        new Envelope(
                                METHOD,
                                request.getProtocolVersion(),
                                request.getAudience(),
                                request.getDeviceSessionId(),
                                request.getMessageType(),
                                request.getRequestId().toByteArray(),
                                request.getCommandId(),
                                request.getTimestampMs(),
                                request.getPayload().toByteArray(),
                                request.getPayloadSha256().toByteArray(),
                                request.getSignature().toByteArray()),
                        stranger)
                instanceof Admission.Admitted;
    }
}
