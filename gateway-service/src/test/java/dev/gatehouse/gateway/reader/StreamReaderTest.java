package dev.gatehouse.gateway.reader;

import static dev.gatehouse.gateway.fixture.TestRedis.CLIENT_EVENTS;
import static dev.gatehouse.gateway.fixture.TestRedis.SESSION_EVENTS;
import static dev.gatehouse.gateway.fixture.TestRedis.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.gateway.access.Knowledge;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamReaderTest {
    private static final String MALFORMED = "gatehouse.gateway.stream.entries.malformed";

    private final ReaderRig rig = new ReaderRig();
    private final TestRedis redis = rig.redis;
    private final TestDevice device = TestDevice.of("anna");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void entriesOfManyBatchesComeInOrderAndOnce() throws Exception {
        ReaderRig.Stream early = rig.started().open(device);
        List<String> ids = IntStream.range(0, 1_700).mapToObj(i -> "event" + i).toList();

        transaction(commands -> ids.forEach(id -> commands.xadd(CLIENT_EVENTS, TestRedis.event("anna", "", id))));

        await().untilAsserted(() -> assertThat(early.events()).isEqualTo(ids));
    }

    @Test
    void windowIsWarmedWithWhatLiesInTheLogAndStreamsBeginFromNow() throws Exception {
        for (int i = 0; i < 700; i++) {
            redis.publish("anna", "", "old" + i);
        }
        rig.started();
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "new");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("new"));
        assertThat(rig.hub.windowEntries()).isEqualTo(701);
    }

    @Test
    void streamsThatDoNotExistYetAreLegal() throws Exception {
        rig.started();

        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "first");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("first"));
    }

    @Test
    void markOfABatchThatDidNotReachTheHeadProvesNothing() throws Exception {
        rig.started();
        transaction(commands -> {
            for (int i = 0; i < 1_500; i++) {
                commands.xadd(
                        SESSION_EVENTS,
                        i == 100
                                ? Map.of("mark", bytes("test"))
                                : TestRedis.snapshotFields(device, SessionStatus.ACTIVE));
            }
        });
        await().until(() -> rig.count("gatehouse.gateway.stream.entries", "stream", "session-events") == 1_499);
        assertThat(rig.freshness.isFresh()).isFalse();

        redis.mark();

        await().until(rig.freshness::isFresh);
    }

    @Test
    void marksAreWrittenReadAndGoneWithTheConnection() throws Exception {
        rig.started();
        rig.marks().write();
        await().until(rig.freshness::isFresh);
        await().until(() -> rig.hub.lastMark().isPresent());

        redis.server().kill();
        rig.marks().write();

        await().atMost(Duration.ofSeconds(5)).until(() -> !rig.freshness.isFresh());
    }

    @Test
    void sessionThatWasReadBeforeTheReaderBeganIsReadAgain() throws Exception {
        redis.open(device);
        rig.sessions.know(device.id());
        // The reader begins behind this entry and never sees it.
        redis.revoke(device);

        rig.started();
        rig.marks().write();
        await().until(rig.freshness::isFresh);

        assertThat(rig.sessions.know(device.id())).isInstanceOf(Knowledge.Ended.class);
    }

    @Test
    void endsAreAppliedToExactlyTheirStreams() throws Exception {
        rig.started();
        TestDevice other = TestDevice.of("anna");
        TestDevice ben = TestDevice.of("ben");
        redis.open(device);
        redis.open(other);
        ReaderRig.Stream first = rig.open(device);
        ReaderRig.Stream second = rig.open(other);
        ReaderRig.Stream third = rig.open(ben);

        redis.revoke(device);
        await().untilAsserted(() -> assertThat(first.closes()).containsExactly(ErrorReason.SESSION_REVOKED));
        assertThat(second.closes()).isEmpty();
        redis.bumpUser(other);
        await().untilAsserted(() -> assertThat(second.closes()).containsExactly(ErrorReason.SESSION_REVOKED));
        redis.snapshot(ben, SessionStatus.EXPIRED);
        await().untilAsserted(() -> assertThat(third.closes()).containsExactly(ErrorReason.SESSION_EXPIRED));
        assertThat(rig.sessions.know(device.id())).isInstanceOf(Knowledge.Ended.class);
    }

    @Test
    void revocationWithoutARightHmacIsBelievedAndAnActiveSnapshotNever() throws Exception {
        rig.started();
        redis.open(device);
        ReaderRig.Stream stream = rig.open(device);
        Map<String, byte[]> unauthenticated = TestRedis.snapshotFields(device, SessionStatus.REVOKED);
        unauthenticated.put("hmac", bytes("dev-1.AAAA"));
        redis.commands().xadd(SESSION_EVENTS, unauthenticated);
        await().untilAsserted(() -> assertThat(stream.closes()).containsExactly(ErrorReason.SESSION_REVOKED));

        redis.snapshot(device, SessionStatus.ACTIVE);
        redis.publish("ben", "", "after");

        await().until(() -> rig.count("gatehouse.gateway.stream.entries", "stream", "client-events") == 1);
        assertThat(rig.sessions.know(device.id())).isInstanceOf(Knowledge.Ended.class);
    }

    @Test
    void eachMalformedEntryIsCountedByItsReasonAndSkipped() throws Exception {
        ReaderRig.Stream stream = rig.started().open(device);
        Map<Reason, Map<String, byte[]>> sessionEntries = Map.of(
                Reason.MISSING_FIELD, without(snapshot(), "user_id"),
                Reason.NOT_UTF8, with(snapshot(), "user_id", new byte[] {(byte) 0xff}),
                Reason.NOT_A_NUMBER, with(snapshot(), "revision", bytes("many")),
                Reason.TOO_LONG, with(snapshot(), "user_id", new byte[4_096]),
                Reason.UNKNOWN_SCHEMA, with(snapshot(), "schema", bytes("77")),
                Reason.UNKNOWN_VALUE, with(snapshot(), "status", bytes("undecided")),
                Reason.BAD_SESSION_ID, with(snapshot(), "device_session_id", bytes("ds1.made-up")),
                Reason.BAD_KEY, with(snapshot(), "client_public_key", bytes("AAAA")));
        assertThat(sessionEntries.keySet()).containsExactlyInAnyOrder(Reason.values());
        Map<Reason, Map<String, byte[]>> clientEntries = Map.of(
                Reason.MISSING_FIELD, without(event(), "event_id"),
                Reason.NOT_UTF8, with(event(), "type", new byte[] {(byte) 0xc3, 0x28}),
                Reason.NOT_A_NUMBER, with(event(), "created_at_ms", bytes("-1")),
                Reason.TOO_LONG, with(event(), "payload", new byte[ClientEvent.MAX_PAYLOAD + 1]),
                Reason.UNKNOWN_VALUE, with(event(), "type", bytes("gateway.server_time")));

        sessionEntries.values().forEach(entry -> redis.commands().xadd(SESSION_EVENTS, entry));
        clientEntries.values().forEach(entry -> redis.commands().xadd(CLIENT_EVENTS, entry));
        redis.publish("anna", "", "good");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("good"));
        sessionEntries.keySet().forEach(reason -> assertCounted("session-events", reason));
        clientEntries.keySet().forEach(reason -> assertCounted("client-events", reason));
    }

    @Test
    void emptyMarkIsMalformedAndNoProof() throws Exception {
        rig.started();
        redis.commands().xadd(SESSION_EVENTS, Map.of("mark", new byte[0]));

        await().untilAsserted(() -> assertCounted("session-events", Reason.MISSING_FIELD));
        assertThat(rig.freshness.isFresh()).isFalse();
    }

    @Test
    void noRandomEntryStopsTheReader() throws Exception {
        Random random = Seeds.random(getClass());
        ReaderRig.Stream stream = rig.started().open(device);
        List<String> names = new ArrayList<>(snapshot().keySet());
        names.addAll(event().keySet());
        names.addAll(List.of("scope", "mark", "", "\u0000"));

        transaction(commands -> {
            for (int i = 0; i < 3_000; i++) {
                commands.xadd(random.nextBoolean() ? SESSION_EVENTS : CLIENT_EVENTS, randomEntry(random, names));
            }
        });
        redis.publish("anna", "", "after all of it");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stream.events()).contains("after all of it"));
        assertThat(rig.isRunning()).isTrue();
    }

    @Test
    void largestEntryIdsDoNotStopTheReader() throws Exception {
        ReaderRig.Stream stream = rig.started().open(device);
        redis.publish("anna", "", "before");
        redis.commands()
                .xadd(
                        CLIENT_EVENTS,
                        new XAddArgs().id("18446744073709551615-1"),
                        TestRedis.event("anna", "", "from the end of time"));
        redis.publish("anna", "", "after");

        await().untilAsserted(
                        () -> assertThat(stream.events()).containsExactly("before", "from the end of time", "after"));
    }

    @Test
    void keyOfAnotherTypeIsOutlived() throws Exception {
        rig.started();
        redis.commands().set(CLIENT_EVENTS, bytes("not a stream"));
        redis.commands().xadd(SESSION_EVENTS, Map.of("mark", bytes("wakes the reader")));
        assertThat(rig.isRunning()).isTrue();

        redis.commands().del(CLIENT_EVENTS);
        ReaderRig.Stream stream = rig.open(device);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            redis.publish("anna", "", "again");
            assertThat(stream.events()).contains("again");
        });
    }

    private void assertCounted(String stream, Reason reason) {
        assertThat(rig.count(MALFORMED, "stream", stream, "reason", reason.name()))
                .as("%s %s", stream, reason)
                .isEqualTo(1);
    }

    private static Map<String, byte[]> randomEntry(Random random, List<String> names) {
        Map<String, byte[]> entry = new LinkedHashMap<>(
                switch (random.nextInt(3)) {
                    case 0 -> TestRedis.event("anna", "", "e" + random.nextInt());
                    case 1 -> TestRedis.snapshotFields(TestDevice.of("ben"), SessionStatus.ACTIVE);
                    default -> Map.of();
                });
        for (int i = random.nextInt(6); i >= 0; i--) {
            byte[] value = new byte[random.nextInt(40)];
            random.nextBytes(value);
            entry.put(names.get(random.nextInt(names.size())), value);
        }
        return entry;
    }

    private Map<String, byte[]> snapshot() {
        return TestRedis.snapshotFields(device, SessionStatus.REVOKED);
    }

    private static Map<String, byte[]> event() {
        return TestRedis.event("anna", "", "event");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entry, String name, byte[] value) {
        entry.put(name, value);
        return entry;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> entry, String name) {
        entry.remove(name);
        return entry;
    }

    private interface Steps {
        void on(RedisCommands<String, byte[]> commands);
    }

    /// All at once, so that the reader finds them together.
    private void transaction(Steps steps) {
        redis.commands().multi();
        steps.on(redis.commands());
        redis.commands().exec();
    }
}
