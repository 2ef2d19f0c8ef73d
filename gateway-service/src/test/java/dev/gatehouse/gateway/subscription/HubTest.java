package dev.gatehouse.gateway.subscription;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestLog;
import dev.gatehouse.gateway.journal.EventFate;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final int MAX_STREAMS = 10;
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final TestLog log = new TestLog(clock.millis());
    private final Hub hub = new Hub(
            new WindowLimits(Duration.ofMinutes(10), 100, 1 << 20),
            new OutboxLimits(3, 1_000, 100_000),
            new StreamLimits(MAX_STREAMS, MAX_STREAMS, MAX_AGE),
            clock);
    private final TestDevice anna = TestDevice.of("anna");
    private final TestDevice annasOther = TestDevice.of("anna");
    private final TestDevice ben = TestDevice.of("ben");

    @Test
    void eventReachesEverySessionOfItsUserAndNobodyElse() {
        RecordingSink first = open(anna);
        RecordingSink second = open(annasOther);
        RecordingSink stranger = open(ben);

        LoggedEvent event = append("anna", "");

        assertThat(first.received()).containsExactly(id(event));
        assertThat(second.received()).containsExactly(id(event));
        assertThat(stranger.received()).isEmpty();
    }

    @Test
    void eventForOneSessionReachesThatSessionAlone() {
        RecordingSink first = open(anna);
        RecordingSink second = open(annasOther);

        LoggedEvent event = append("anna", annasOther.id().text());

        assertThat(first.received()).isEmpty();
        assertThat(second.received()).containsExactly(id(event));
    }

    @Test
    void eventIsSignedOnceAndItsBytesAreSharedByAllItsRecipients() {
        List<RecordingSink> sinks =
                IntStream.range(0, 5).mapToObj(i -> open(TestDevice.of("anna"))).toList();
        LoggedEvent event = append("anna", "");

        assertThat(log.encodedCount()).isEqualTo(1);
        assertThat(sinks)
                .allSatisfy(sink -> assertThat(sink.messages().getFirst()).isSameAs(event.message()));
    }

    @Test
    void eventWithoutARecipientIsNotSigned() {
        append("anna", "");

        assertThat(log.encodedCount()).isZero();
    }

    @Test
    void replayedEventIsTheOneThatWasSignedForTheOthers() {
        LoggedEvent before = append("anna", "");
        RecordingSink live = open(annasOther);
        LoggedEvent missed = append("anna", "");

        RecordingSink resumed = open(anna, before.position());

        assertThat(resumed.recovered()).contains(true);
        assertThat(resumed.messages().getFirst()).isSameAs(missed.message());
        assertThat(live.received()).containsExactly(id(missed));
        assertThat(log.encodedCount()).isEqualTo(1);
    }

    @Test
    void streamBeginsWithTheBeaconThenTheAnswerThenWhatWasMissed() {
        hub.setBeacon("beacon".getBytes(US_ASCII));
        LoggedEvent before = append("anna", "");
        LoggedEvent missed = append("anna", "");

        RecordingSink sink = open(anna, before.position());

        assertThat(sink.beacons()).containsExactly("beacon");
        assertThat(sink.received()).containsExactly(id(missed));
    }

    @Test
    void positionThatTheWindowDoesNotHoldIsNotRecoveredAndTheStreamGoesOnFromNow() {
        LoggedEvent event = append("anna", "");
        append("anna", "");
        Position replaced = new Position(event.position().entryId(), 42);

        RecordingSink sink = open(anna, replaced);
        LoggedEvent later = append("anna", "");

        assertThat(sink.recovered()).contains(false);
        assertThat(sink.received()).containsExactly(id(later));
    }

    @Test
    void eventsThatAreFlushedTogetherAreSentTogether() {
        RecordingSink sink = open(anna);
        LoggedEvent first = log.event("anna", "");
        LoggedEvent second = log.event("anna", "");
        hub.append(first);
        hub.append(second);

        assertThat(sink.received()).isEmpty();
        hub.flush();
        assertThat(sink.received()).containsExactly(id(first), id(second));
    }

    @Test
    void readyStreamOutlivesMoreEventsAtOnceThanItsOutboxHolds() {
        RecordingSink sink = open(anna);
        List<String> appended = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            LoggedEvent event = log.event("anna", "");
            hub.append(event);
            appended.add(id(event));
        }
        hub.flush();

        assertThat(sink.received()).isEqualTo(appended);
    }

    @Test
    void expiredEventsAreNeitherDeliveredNorReplayed() {
        LoggedEvent before = append("anna", "");
        RecordingSink live = open(anna);
        hub.append(log.event("anna", "", 0, clock.millis()));
        LoggedEvent lasting = log.event("anna", "", 0, clock.millis() + 1_000);
        hub.append(lasting);
        hub.flush();
        clock.advance(Duration.ofSeconds(2));
        RecordingSink late = open(annasOther, before.position());

        assertThat(live.received()).containsExactly(id(lasting));
        assertThat(late.received()).isEmpty();
        assertThat(late.recovered()).contains(true);
    }

    @Test
    void newerStreamOfASessionReplacesTheOlder() {
        RecordingSink older = open(anna);
        RecordingSink newer = open(anna);

        LoggedEvent event = append("anna", "");

        assertThat(older.closes()).containsExactly(ErrorReason.STREAM_REPLACED);
        assertThat(older.received()).isEmpty();
        assertThat(newer.received()).containsExactly(id(event));
        assertThat(hub.openStreams()).isEqualTo(1);
        assertThat(hub.counters().closedCount(ErrorReason.STREAM_REPLACED)).isEqualTo(1);
    }

    @Test
    void endOfAReplacedStreamLeavesTheNewerOneAlone() {
        Subscription older = opened(anna, RecordingSink.ready());
        RecordingSink newer = open(anna);

        hub.remove(older);
        append("anna", "");

        assertThat(newer.received()).hasSize(1);
        assertThat(hub.counters().closedByClientCount()).isZero();
    }

    @Test
    void sessionsEndClosesExactlyItsStream() {
        RecordingSink ended = open(anna);
        RecordingSink other = open(annasOther);

        hub.closeSession(anna.id().text(), ErrorReason.SESSION_REVOKED);

        assertThat(ended.closes()).containsExactly(ErrorReason.SESSION_REVOKED);
        assertThat(other.closes()).isEmpty();
        assertThat(hub.openStreams()).isEqualTo(1);
    }

    @Test
    void scopesEndClosesTheStreamsThatItCovers() {
        RecordingSink first = open(anna);
        RecordingSink second = open(annasOther);
        RecordingSink other = open(ben);

        hub.close(stream -> stream.session().userId().equals("anna"), ErrorReason.SESSION_REVOKED);

        assertThat(first.closes()).containsExactly(ErrorReason.SESSION_REVOKED);
        assertThat(second.closes()).containsExactly(ErrorReason.SESSION_REVOKED);
        assertThat(other.closes()).isEmpty();
    }

    @Test
    void overflowClosesTheSlowStreamAlone() {
        RecordingSink slow = new RecordingSink(1);
        Subscription stream = opened(anna, slow);
        RecordingSink quick = open(annasOther);

        for (int i = 0; i < 10; i++) {
            append("anna", "");
        }

        assertThat(slow.closes()).containsExactly(ErrorReason.STREAM_OVERFLOWED);
        assertThat(slow.received()).hasSize(1);
        assertThat(quick.received()).hasSize(10);
        assertThat(hub.openStreams()).isEqualTo(1);
        assertThat(hub.counters().closedCount(ErrorReason.STREAM_OVERFLOWED)).isEqualTo(1);
        assertThat(hub.outboxBytes()).isZero();
        hub.remove(stream);
        assertThat(hub.counters().closedByClientCount()).isZero();
    }

    @Test
    void clientThatIsAheadWaitsForTheReader() {
        append("anna", "");
        LoggedEvent next = log.event("anna", "");
        RecordingSink sink = RecordingSink.ready();
        CompletableFuture<Opening> opening =
                CompletableFuture.supplyAsync(() -> tryOpen(anna, Optional.of(next.position()), sink));
        LoggedEvent after = log.event("anna", "");

        hub.append(next);
        hub.append(after);
        hub.flush();

        assertThat(opening).succeedsWithin(Duration.ofSeconds(2)).isInstanceOf(Opening.Opened.class);
        await().untilAsserted(() -> assertThat(sink.received()).containsExactly(id(after)));
        assertThat(sink.recovered()).contains(true);
    }

    @Test
    void clientThatStaysAheadIsToldToComeBackAndNeverThatItDidNotRecover() {
        append("anna", "");
        RecordingSink sink = RecordingSink.ready();
        Position ahead = new Position(new EntryId(clock.millis() + 60_000, 0), 1);

        assertThat(tryOpen(anna, Optional.of(ahead), sink)).isEqualTo(new Opening.Refused(ErrorReason.NOT_CAUGHT_UP));
        assertThat(sink.recovered()).isEmpty();
    }

    @Test
    void lineageBreakForgetsTheWindowAndClosesEveryStream() {
        RecordingSink sink = open(anna);
        hub.appendMark(log.mark());
        append("anna", "");

        hub.breakLineage();

        assertThat(sink.closes()).containsExactly(ErrorReason.LINEAGE_BROKEN);
        assertThat(hub.windowEntries()).isZero();
        assertThat(hub.windowBytes()).isZero();
        assertThat(hub.lastMark()).isEmpty();
        assertThat(hub.openStreams()).isZero();
    }

    @Test
    void hubThatShutsDownClosesEveryStreamAndTakesNoMore() {
        RecordingSink sink = open(anna);

        hub.shutDown();

        assertThat(sink.closes()).containsExactly(ErrorReason.SHUTTING_DOWN);
        assertThat(tryOpen(anna, Optional.empty(), RecordingSink.ready()))
                .isEqualTo(new Opening.Refused(ErrorReason.SHUTTING_DOWN));
    }

    @Test
    void clientThatWaitsForTheReaderIsToldOfTheShutdownAtOnce() {
        append("anna", "");
        Position ahead = new Position(new EntryId(clock.millis() + 60_000, 0), 1);
        CompletableFuture<Opening> opening =
                CompletableFuture.supplyAsync(() -> tryOpen(anna, Optional.of(ahead), RecordingSink.ready()));

        hub.shutDown();

        assertThat(opening)
                .succeedsWithin(Duration.ofSeconds(1))
                .isEqualTo(new Opening.Refused(ErrorReason.SHUTTING_DOWN));
    }

    @Test
    void fullNodeRefusesAnotherSessionButLetsASessionReplaceItsOwnStream() {
        open(anna);
        for (int i = 1; i < MAX_STREAMS; i++) {
            open(TestDevice.of("user" + i));
        }

        assertThat(tryOpen(ben, Optional.empty(), RecordingSink.ready()))
                .isEqualTo(new Opening.Refused(ErrorReason.TOO_MANY_STREAMS));
        assertThat(tryOpen(anna, Optional.empty(), RecordingSink.ready())).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void transportThatHasGoneGivesBackWhatItHeldAndIsCountedAsTheClients() {
        Subscription stream = opened(anna, new RecordingSink(0));
        append("anna", "");
        assertThat(hub.outboxBytes()).isPositive();

        hub.remove(stream);
        hub.remove(stream);

        assertThat(hub.outboxBytes()).isZero();
        assertThat(hub.openStreams()).isZero();
        assertThat(hub.counters().closedByClientCount()).isEqualTo(1);
    }

    @Test
    void idleStreamsAreSentTheCurrentBeacon() {
        RecordingSink sink = open(anna);
        hub.setBeacon("now".getBytes(US_ASCII));

        for (int pulse = 0; pulse < 30; pulse++) {
            hub.pulse();
        }

        assertThat(sink.received()).containsExactly("now");
    }

    @Test
    void streamsAreRotatedAtAgesOfTheirOwnUpToTheMost() {
        List<RecordingSink> sinks = IntStream.range(0, MAX_STREAMS)
                .mapToObj(i -> open(TestDevice.of("user" + i)))
                .toList();

        pulses(MAX_AGE.toSeconds() * 3 / 4 - 1);
        assertThat(hub.openStreams()).isEqualTo(MAX_STREAMS);
        pulses(MAX_AGE.toSeconds() / 4 + 1);

        assertThat(sinks).allSatisfy(sink -> assertThat(sink.closes()).containsExactly(ErrorReason.STREAM_ROTATED));
        assertThat(hub.counters().closedCount(ErrorReason.STREAM_ROTATED)).isEqualTo(MAX_STREAMS);
    }

    private void pulses(long count) {
        for (long pulse = 0; pulse < count; pulse++) {
            hub.pulse();
        }
    }

    @Test
    void hubThatRefusesNewStreamsGoesOnWithTheOldOnes() {
        RecordingSink sink = open(anna);

        hub.refuseNew();
        LoggedEvent event = append("anna", "");

        assertThat(sink.received()).containsExactly(id(event));
        assertThat(tryOpen(ben, Optional.empty(), RecordingSink.ready()))
                .isEqualTo(new Opening.Refused(ErrorReason.SHUTTING_DOWN));
        assertThat(hub.closeSome(5)).isZero();
        assertThat(sink.closes()).containsExactly(ErrorReason.SHUTTING_DOWN);
    }

    @Test
    void someStreamsAreClosedAtATime() {
        IntStream.range(0, MAX_STREAMS).forEach(i -> open(TestDevice.of("user" + i)));

        assertThat(hub.closeSome(3)).isEqualTo(MAX_STREAMS - 3);
        assertThat(hub.closeSome(MAX_STREAMS)).isZero();
    }

    @Test
    void journalTellsWhatBecameOfAnEvent() {
        open(anna);
        open(annasOther);
        LoggedEvent forBoth = append("anna", "");
        LoggedEvent forNobody = append("ben", "");
        LoggedEvent forOne = append("anna", anna.id().text());
        hub.closeSession(anna.id().text(), ErrorReason.SESSION_REVOKED);

        assertThat(fate(forBoth).streams()).isEqualTo(2);
        assertThat(fate(forBoth).sessions())
                .containsExactlyInAnyOrder(anna.id().text(), annasOther.id().text());
        assertThat(fate(forNobody).streams()).isZero();
        assertThat(fate(forOne).sessions()).containsExactly(anna.id().text());
        assertThat(hub.journal().newestEnd(anna.id().text()))
                .hasValueSatisfying(end -> assertThat(end.reason()).isEqualTo(ErrorReason.SESSION_REVOKED));
        assertThat(hub.journal().newestEnd(annasOther.id().text())).isEmpty();
        assertThat(hub.journal().endsOf("anna", 10)).hasSize(1);
    }

    private EventFate fate(LoggedEvent event) {
        return hub.journal().fates(event.event().eventId(), 1).getFirst();
    }

    @Test
    void streamsAtTheirDeadlineAreDue() {
        Subscription stream = opened(anna, RecordingSink.ready());
        Subscription other = opened(ben, RecordingSink.ready());
        stream.checkAt(100);
        other.checkAt(200);

        assertThat(hub.due(150)).containsExactly(stream);
    }

    private LoggedEvent append(String userId, String deviceSessionId) {
        LoggedEvent event = log.event(userId, deviceSessionId);
        hub.append(event);
        hub.flush();
        return event;
    }

    private RecordingSink open(TestDevice device) {
        return open(device, Optional.empty());
    }

    private RecordingSink open(TestDevice device, Position from) {
        return open(device, Optional.of(from));
    }

    private RecordingSink open(TestDevice device, Optional<Position> from) {
        RecordingSink sink = RecordingSink.ready();
        assertThat(tryOpen(device, from, sink)).isInstanceOf(Opening.Opened.class);
        return sink;
    }

    private Subscription opened(TestDevice device, RecordingSink sink) {
        return assertThat(tryOpen(device, Optional.empty(), sink))
                .asInstanceOf(InstanceOfAssertFactories.type(Opening.Opened.class))
                .actual()
                .subscription();
    }

    private Opening tryOpen(TestDevice device, Optional<Position> from, RecordingSink sink) {
        try {
            Opening opening = hub.open(new Subscriber(device.grant(), from), sink);
            if (opening instanceof Opening.Opened(Subscription stream)) {
                stream.drain();
            }
            return opening;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(LoggedEvent event) {
        return event.position().entryId().toString();
    }
}
