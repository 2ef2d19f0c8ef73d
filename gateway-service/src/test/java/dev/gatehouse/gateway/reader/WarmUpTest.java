package dev.gatehouse.gateway.reader;

import static dev.gatehouse.gateway.fixture.TestRedis.CLIENT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.stream.WindowLimits;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the reader knows of the log before it delivers.
class WarmUpTest {
    private static final long NOW = System.currentTimeMillis();
    private static final ReaderLimits NO_TIME = new ReaderLimits(WindowLimits.DEFAULT, Duration.ofMillis(-1));

    private final TestRedis redis = new TestRedis();
    private final TestDevice device = TestDevice.of("anna");

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void repeatedEventIsSuppressedCountedAndKeepsItsPlace() throws Exception {
        ReaderRig rig = new ReaderRig(redis, ReaderLimits.DEFAULT).started();
        ReaderRig.Stream stream = rig.open(device);
        redis.publish("anna", "", "e1");
        Position repeated = position(redis.publish("anna", "", "e1"));
        redis.publish("anna", device.id().text(), "e1");
        redis.publish("anna", "", "e2");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("e1", "e1", "e2"));
        assertThat(rig.count("gatehouse.gateway.events.suppressed")).isEqualTo(1);
        ReaderRig.Stream resumed = rig.open(device, Optional.of(repeated));
        assertThat(resumed.recovered()).isTrue();
        assertThat(resumed.events()).containsExactly("e1", "e2");
        rig.stop();
    }

    @Test
    void gatewayThatStartsLaterAgreesOnWhatIsRepeated() throws Exception {
        redis.publishAt(NOW - 50_000, "anna", "e1");
        ReaderRig later = new ReaderRig(redis, ReaderLimits.DEFAULT).started();
        ReaderRig.Stream stream = later.open(device);

        redis.publish("anna", "", "e1");
        redis.publish("anna", "", "e2");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("e2"));
        later.stop();
    }

    @Test
    void windowHoldsTenMinutesAndWhatLiesBeforeOnlyTellsRepeatedOnes() throws Exception {
        redis.publishAt(NOW - 630_000, "anna", "e1");
        redis.publishAt(NOW - 590_000, "anna", "e1");
        Position first = positionAt(NOW - 590_000);
        redis.publishAt(NOW - 1_000, "anna", "e2");
        ReaderRig rig = new ReaderRig(redis, ReaderLimits.DEFAULT).started();

        ReaderRig.Stream resumed = rig.open(device, Optional.of(first));

        assertThat(resumed.recovered()).isTrue();
        assertThat(resumed.events()).containsExactly("e2");
        assertThat(rig.hub.windowEntries()).isEqualTo(2);
        rig.stop();
    }

    @Test
    void entryAtTheEdgeOfWhatIsReadBackIsNotTakenForNew() throws Exception {
        long floor = NOW - 660_000;
        redis.publishAt(floor - 1_000, "anna", "older");
        redis.commands().xadd(CLIENT_EVENTS, new XAddArgs().id(floor + "-0"), TestRedis.event("anna", "", "e1"));
        redis.publishAt(floor + 60_000, "anna", "between");
        redis.commands()
                .xadd(CLIENT_EVENTS, new XAddArgs().id(floor + 60_000 + "-2"), TestRedis.event("anna", "", "e1"));
        redis.publishAt(NOW, "anna", "head");
        ReaderRig rig = new ReaderRig(redis, ReaderLimits.DEFAULT).started();

        ReaderRig.Stream stream = rig.open(device, Optional.of(positionAt(floor + 60_000)));

        assertThat(stream.events()).doesNotContain("e1");
        rig.stop();
    }

    @Test
    void whenTheTimeIsOverTheWindowBeginsNow() throws Exception {
        Position old = position(redis.publish("anna", "", "e1"));
        redis.publish("anna", "", "e2");
        ReaderRig rig = new ReaderRig(redis, NO_TIME).started();

        ReaderRig.Stream stream = rig.open(device, Optional.of(old));
        redis.publish("anna", "", "e1");

        await().untilAsserted(() -> assertThat(stream.events()).containsExactly("e1"));
        assertThat(stream.recovered()).isFalse();
        assertThat(rig.count("gatehouse.gateway.events.unchecked")).isEqualTo(1);
        rig.stop();
    }

    @Test
    void denseLogIsReadFromWhereItFits() {
        ReaderLimits limits =
                new ReaderLimits(new WindowLimits(Duration.ofMinutes(10), 1_000, 1), Duration.ofSeconds(10));
        EntryId head = new EntryId(3_600_000, 0);
        EntryId tail = new EntryId(0, 1);

        assertThat(limits.windowSpanMillis(head, tail, 1_000)).isEqualTo(600_000);
        assertThat(limits.windowSpanMillis(head, tail, 12_000)).isEqualTo(300_000);
        assertThat(limits.windowSpanMillis(head, tail, 10_000_000)).isEqualTo(60_000);
    }

    private Position positionAt(long millis) {
        return position(millis + "-1");
    }

    private Position position(String id) {
        return StreamCursor.position(
                redis.commands().xrange(CLIENT_EVENTS, Range.create(id, id)).getFirst());
    }
}
