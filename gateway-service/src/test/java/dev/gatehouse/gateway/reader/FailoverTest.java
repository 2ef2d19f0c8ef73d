package dev.gatehouse.gateway.reader;

import static dev.gatehouse.gateway.fixture.TestRedis.CLIENT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.SentinelFixture;
import dev.gatehouse.common.redis.RedisAddress;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Knowledge;
import dev.gatehouse.gateway.fixture.Linked;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The reader when Sentinel makes another Redis the master.
class FailoverTest {
    private static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);

    private final SentinelFixture servers = SentinelFixture.start(1);
    private final TestRedis first = new TestRedis(servers.first());
    private final Linked linked = new Linked(
            new RedisAddress.Sentinels(servers.sentinelAddresses(), SentinelFixture.MASTER_NAME), servers.password());
    private final ReaderRig rig = new ReaderRig(first, linked, ReaderLimits.DEFAULT);
    private final TestDevice device = TestDevice.of("anna");
    private final TestDevice revoked = TestDevice.of("mallory");

    @BeforeEach
    void start() throws InterruptedException {
        first.open(device);
        first.open(revoked);
        rig.started().beating();
    }

    @AfterEach
    void close() {
        rig.close();
        servers.close();
    }

    @Test
    void failoverThatLosesNothingIsNotNoticedByStreams() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        List<String> published = publish(first, "before");
        await().untilAsserted(() -> assertThat(stream.events()).isEqualTo(published));

        servers.first().kill();
        servers.awaitPromotion();
        published.addAll(publish(second(), "after"));

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.events()).isEqualTo(published));
        assertThat(stream.closes()).isEmpty();
        await().atMost(FLOWING_AGAIN).until(rig.freshness::isFresh);
    }

    @Test
    void failoverWithoutTheTailIsToldAndItsRevocationsAreWitnessed() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        servers.leaveReplicasBehind();
        Position tail = position(first, first.publish("anna", "", "tail"));
        first.revoke(revoked);
        await().until(() -> stream.events().contains("tail"));
        await().until(() -> rig.sessions.tombstoneCount() == 1);

        servers.first().kill();
        servers.awaitPromotion();

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.closes()).containsExactly(ErrorReason.LINEAGE_BROKEN));
        ReaderRig.Stream next = rig.open(device, Optional.of(tail));
        List<String> published = publish(second(), "after");
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(next.events()).isEqualTo(published));
        assertThat(next.recovered()).isFalse();
        assertThat(rig.sessions.know(revoked.id())).isInstanceOf(Knowledge.Ended.class);
        await().atMost(FLOWING_AGAIN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rig.sessions.reviewTombstones(Duration.ZERO))
                        .as("sessions that the new master calls active")
                        .containsExactly(revoked.id()));
    }

    @Test
    void isolatedOldMasterIsLeftAlthoughItStillAnswers() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        first.publish("anna", "", "before");
        await().until(() -> stream.events().contains("before"));

        servers.isolateFirst();
        // For a moment it takes writes alone, marks among them.
        first.publish("anna", "", "lost");
        await().until(() -> stream.events().contains("lost"));
        servers.awaitPromotion();

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.closes()).containsExactly(ErrorReason.LINEAGE_BROKEN));
        ReaderRig.Stream next = rig.open(device);
        List<String> published = publish(second(), "after");
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(next.events()).isEqualTo(published));
        await().atMost(FLOWING_AGAIN).until(rig.freshness::isFresh);
        assertThat(first.commands().ping()).as("the old master").isEqualTo("PONG");
    }

    private TestRedis second() {
        return new TestRedis(servers.second());
    }

    private static List<String> publish(TestRedis redis, String name) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            redis.publish("anna", "", name + i);
            ids.add(name + i);
        }
        return ids;
    }

    private static Position position(TestRedis redis, String id) {
        return StreamCursor.position(
                redis.commands().xrange(CLIENT_EVENTS, Range.create(id, id)).getFirst());
    }
}
