package dev.gatehouse.gateway.reader;

import static dev.gatehouse.gateway.fixture.TestRedis.CLIENT_EVENTS;
import static dev.gatehouse.gateway.fixture.TestRedis.SESSION_EVENTS;
import static dev.gatehouse.gateway.fixture.TestRedis.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.access.Knowledge;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.KillArgs;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The reader when Redis goes away, comes back, or is another one.
class ReaderOutageTest {
    private static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);
    private static final Pattern BLOCKED_READER = Pattern.compile("id=(\\d+) .*cmd=xread");

    private final ReaderRig rig = new ReaderRig();
    private final TestRedis redis = rig.redis;
    private final TestDevice device = TestDevice.of("anna");
    private final TestDevice revoked = TestDevice.of("mallory");

    @BeforeEach
    void start() throws InterruptedException {
        redis.open(device);
        redis.open(revoked);
        rig.started();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void killedAndRestartedRedisFlowsAgainAndNothingIsLostOrDoubled() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        List<String> published = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            // Otherwise a kill may take what was acknowledged within the last two seconds: another history.
            redis.commands().configSet("appendfsync", "always");
            for (int i = 0; i < 300; i++) {
                String id = round + "-" + i;
                redis.publish("anna", "", id);
                published.add(id);
            }
            redis.server().kill();
            redis.server().restart();
            redis.reconnect();
        }
        redis.publish("anna", "", "after");
        published.add("after");

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.events()).isEqualTo(published));
        assertThat(stream.closes()).isEmpty();
        assertThat(rig.count("gatehouse.gateway.lineage.breaks")).isZero();
    }

    @Test
    void emptiedRedisIsALineageBreak() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "before");
        await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));

        redis.commands().flushall();

        awaitBreak(stream);
    }

    @Test
    void restartWithoutTheDataIsALineageBreak() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "before");
        await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));

        redis.server().kill();
        redis.server().loseData();
        redis.server().restart();
        redis.reconnect();

        awaitBreak(stream);
    }

    @Test
    void deletedClientStreamIsALineageBreakAndItsNextEventsFlow() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "before");
        await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));

        redis.commands().del(CLIENT_EVENTS);
        awaitBreak(stream);
        ReaderRig.Stream next = rig.open(device);
        redis.publish("anna", "", "after");

        await().untilAsserted(() -> assertThat(next.events()).containsExactly("after"));
    }

    @Test
    void otherContentUnderTheSameIdIsALineageBreak() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        String id = redis.publish("anna", "", "before");
        await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));

        transaction(commands -> {
            commands.del(CLIENT_EVENTS);
            commands.xadd(CLIENT_EVENTS, new XAddArgs().id(id), TestRedis.event("anna", "", "instead"));
        });

        awaitBreak(stream);
    }

    @Test
    void breakDropsTheCachesAndKeepsTheTombstones() throws Exception {
        rig.marks().write();
        await().until(rig.freshness::isFresh);
        rig.sessions.know(device.id());
        redis.revoke(revoked);
        await().until(() -> rig.sessions.tombstoneCount() == 1);
        ReaderRig.Stream stream = rig.open(device);

        redis.commands().flushall();
        awaitBreak(stream);
        // A backup that does not know of the revocation.
        redis.open(device);
        redis.open(revoked);

        assertThat(rig.sessions.cachedCount()).isZero();
        assertThat(rig.sessions.know(revoked.id())).isInstanceOf(Knowledge.Ended.class);
        assertThat(rig.sessions.know(device.id())).isInstanceOf(Knowledge.Active.class);
    }

    @Test
    void afterAReconnectNoEventGoesToASessionWhoseEndIsInTheLog() throws Exception {
        ReaderRig.Stream ended = rig.open(revoked);
        ReaderRig.Stream open = rig.open(device);
        redis.publish("anna", "", "before");
        await().untilAsserted(() -> assertThat(open.events()).hasSize(1));
        long reader = awaitBlockedReader();

        // More session entries than a batch, the end last, all in the moment in which the reader loses its connection.
        transaction(commands -> {
            commands.clientKill(KillArgs.Builder.id(reader));
            commands.xadd(CLIENT_EVENTS, TestRedis.event("mallory", "", "secret"));
            commands.xadd(CLIENT_EVENTS, TestRedis.event("anna", "", "after"));
            for (int i = 0; i < 1_200; i++) {
                commands.xadd(SESSION_EVENTS, TestRedis.snapshotFields(device, SessionStatus.ACTIVE));
            }
            commands.xadd(SESSION_EVENTS, TestRedis.snapshotFields(revoked, SessionStatus.REVOKED));
        });

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(open.events()).containsExactly("before", "after"));
        assertThat(ended.closes()).containsExactly(ErrorReason.SESSION_REVOKED);
        assertThat(ended.events()).isEmpty();
    }

    @Test
    void readerThatStartsWithoutRedisWaitsForIt() throws Exception {
        redis.server().kill();
        redis.server().restart();
        redis.reconnect();
        ReaderRig.Stream stream = rig.open(device);

        redis.commands().xadd(CLIENT_EVENTS, Map.of("mark", bytes("test")));
        redis.publish("anna", "", "first");

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.events()).containsExactly("first"));
    }

    private void awaitBreak(ReaderRig.Stream stream) {
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.closes()).containsExactly(ErrorReason.LINEAGE_BROKEN));
        assertThat(rig.count("gatehouse.gateway.lineage.breaks")).isEqualTo(1);
        assertThat(rig.isRunning()).isTrue();
    }

    private long awaitBlockedReader() {
        Matcher matcher = BLOCKED_READER.matcher("");
        await().until(() -> matcher.reset(redis.commands().clientList()).find());
        return Long.parseLong(matcher.group(1));
    }

    private interface Steps {
        void on(RedisCommands<String, byte[]> commands);
    }

    private void transaction(Steps steps) {
        redis.commands().multi();
        steps.on(redis.commands());
        redis.commands().exec();
    }
}
