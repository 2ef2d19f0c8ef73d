package dev.gatehouse.gateway.reader;

import static dev.gatehouse.gateway.fixture.TestRedis.CLIENT_EVENTS;
import static dev.gatehouse.gateway.fixture.TestRedis.SESSION_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Knowledge;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What subscribers are told, and what is kept, when the log is not the one that was read.
class LineageTest {
    private static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);
    // Beyond Lettuce's back-off, which ends at one second: an outage of 30 s goes on as this one does.
    private static final Duration OUTAGE = Duration.ofSeconds(3);

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
    void outageOfSecondsLosesAndDoublesNothing() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        redis.commands().configSet("appendfsync", "always");
        redis.publish("anna", "", "before");

        redis.server().kill();
        await().pollDelay(OUTAGE).until(() -> true);
        redis.server().restart();
        redis.reconnect();
        redis.publish("anna", "", "after");

        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.events()).containsExactly("before", "after"));
        assertThat(stream.closes()).isEmpty();
        assertThat(rig.count("gatehouse.gateway.lineage.breaks")).isZero();
    }

    @Test
    void restoredBackupIsToldAndForgetsNoRevocation() throws Exception {
        redis.commands().configSet("appendfsync", "always");
        redis.publish("anna", "", "old");
        redis.server().kill();
        redis.server().backUp();
        redis.server().restart();
        redis.reconnect();
        rig.beating();
        await().atMost(FLOWING_AGAIN).until(rig.freshness::isFresh);
        ReaderRig.Stream stream = rig.open(device);
        Position lost = position(redis.publish("anna", "", "lost"));
        redis.revoke(revoked);
        await().atMost(FLOWING_AGAIN).until(() -> stream.events().contains("lost"));
        await().until(() -> rig.sessions.tombstoneCount() == 1);

        redis.server().kill();
        redis.server().restoreBackup();
        redis.server().restart();
        redis.reconnect();

        awaitBreak(stream);
        redis.mark();
        ReaderRig.Stream next = rig.open(device, Optional.of(lost));
        redis.publish("anna", "", "after");
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(next.events()).containsExactly("after"));
        assertThat(next.recovered()).isFalse();
        assertThat(rig.sessions.know(revoked.id())).isInstanceOf(Knowledge.Ended.class);
        await().atMost(FLOWING_AGAIN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rig.sessions.reviewTombstones(Duration.ZERO))
                        .as("sessions that the backup calls active")
                        .containsExactly(revoked.id()));
    }

    @Test
    void entriesThatWereTrimmedUnreadAreToldOf() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        Position known = position(redis.publish("anna", "", "known"));
        await().until(() -> stream.events().contains("known"));

        redis.commands().multi();
        for (int i = 0; i < 50; i++) {
            redis.commands().xadd(CLIENT_EVENTS, TestRedis.event("anna", "", "e" + i));
        }
        redis.commands().xtrim(CLIENT_EVENTS, 10);
        redis.commands().exec();

        awaitBreak(stream);
        assertThat(stream.events()).as("nothing behind the gap").containsExactly("known");
        assertThat(rig.open(device, Optional.of(known)).recovered()).isFalse();
    }

    @Test
    void trimmingBehindTheReaderIsNoBreak() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        for (int i = 0; i < 20; i++) {
            redis.publish("anna", "", "e" + i);
        }
        await().until(() -> stream.events().size() == 20);

        redis.commands().xtrim(CLIENT_EVENTS, 1);
        redis.publish("anna", "", "after");

        await().until(() -> stream.events().contains("after"));
        rig.marks().write();
        await().until(rig.freshness::isFresh);
        assertThat(stream.closes()).isEmpty();
    }

    @Test
    void entryThatWasDeletedUnreadIsFoundByTheMarksCount() throws Exception {
        rig.marks().write();
        await().until(rig.freshness::isFresh);
        ReaderRig.Stream stream = rig.open(device);
        redis.commands().multi();
        redis.commands().xadd(SESSION_EVENTS, new XAddArgs().id("9000000000000-0"), snapshot());
        redis.commands().xdel(SESSION_EVENTS, "9000000000000-0");
        redis.commands().exec();
        redis.commands().del(TestRedis.SPACE.key("mark"));

        rig.marks().write();

        awaitBreak(stream);
    }

    @Test
    void deletedSessionStreamIsABreak() throws Exception {
        redis.snapshot(device, SessionStatus.ACTIVE);
        await().until(() -> rig.count("gatehouse.gateway.stream.entries", "stream", "session-events") == 1);
        ReaderRig.Stream stream = rig.open(device);

        redis.commands().del(SESSION_EVENTS);

        awaitBreak(stream);
    }

    @Test
    void newMasterWhoseClockIsBehindIsReadAtOnceAndOldPositionsAreNotRecovered() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        Position old = position(redis.publish("anna", "", "before"));
        await().until(() -> stream.events().contains("before"));
        long behind = System.currentTimeMillis() - 3_600_000;

        redis.commands().flushall();
        redis.publishAt(behind, "anna", "new");
        awaitBreak(stream);

        CompletableFuture<ReaderRig.Stream> back = CompletableFuture.supplyAsync(() -> reopen(old));
        for (int i = 1; !back.isDone(); i++) {
            redis.markAt(behind + i);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }
        assertThat(back.get().recovered()).isFalse();
        redis.publishAt(behind + 3_000_000, "anna", "flows");
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(back.get().events()).containsExactly("flows"));
    }

    @Test
    void nothingOldReachesAStreamThatIsOpenedInTheMomentOfTheBreak() throws Exception {
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "before");
        await().until(() -> stream.events().contains("before"));
        CompletableFuture<ReaderRig.Stream> back = CompletableFuture.supplyAsync(() -> reopenWhenClosed(stream));

        redis.commands().multi();
        redis.commands().del(CLIENT_EVENTS);
        for (int i = 0; i < 3_000; i++) {
            redis.commands().xadd(CLIENT_EVENTS, TestRedis.event("anna", "", "old" + i));
        }
        redis.commands().exec();

        ReaderRig.Stream next = back.get();
        redis.publish("anna", "", "after");
        await().atMost(FLOWING_AGAIN).until(() -> next.events().contains("after"));
        assertThat(next.events()).containsExactly("after");
        assertThat(stream.events()).as("nothing of another log").containsExactly("before");
    }

    private ReaderRig.Stream reopenWhenClosed(ReaderRig.Stream stream) {
        while (stream.closes().isEmpty()) {
            Thread.onSpinWait();
        }
        return reopen(null);
    }

    private ReaderRig.Stream reopen(@Nullable Position from) {
        try {
            return rig.open(device, Optional.ofNullable(from));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, byte[]> snapshot() {
        return TestRedis.snapshotFields(device, SessionStatus.ACTIVE);
    }

    private Position position(String id) {
        return StreamCursor.position(
                redis.commands().xrange(CLIENT_EVENTS, Range.create(id, id)).getFirst());
    }

    private void awaitBreak(ReaderRig.Stream stream) {
        await().atMost(FLOWING_AGAIN)
                .untilAsserted(() -> assertThat(stream.closes()).containsExactly(ErrorReason.LINEAGE_BROKEN));
        assertThat(rig.isRunning()).isTrue();
    }
}
