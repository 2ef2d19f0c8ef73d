package dev.gatehouse.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.SentinelFixture;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.Revocation;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The end of a session that a failover would forget is not acknowledged.
class ReplicationTest {
    private final SentinelFixture servers = SentinelFixture.start(1);
    private final TestRedis redis = new TestRedis(servers);

    @AfterEach
    void stop() {
        redis.close();
        servers.close();
    }

    @Test
    void revocationIsAcknowledgedOnceAReplicaHasIt() {
        OpenOrder alice = opened("alice");
        OpenOrder bob = opened("bob");
        assertThat(revoke(alice)).isInstanceOf(RevokeOutcome.Ended.class);

        servers.leaveReplicasBehind();

        assertThat(revoke(bob))
                .isInstanceOfSatisfying(
                        RevokeOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ErrorReason.OUTCOME_UNKNOWN));
    }

    private OpenOrder opened(String user) {
        OpenOrder order = Orders.open("demo", user);
        redis.store.open(order);
        return order;
    }

    private RevokeOutcome revoke(OpenOrder order) {
        return redis.store.revoke(new Revocation(order.id(), "demo", Orders.why()));
    }
}
