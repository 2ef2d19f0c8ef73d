package dev.gatehouse.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.peer.Flood;
import dev.gatehouse.client.peer.GatewaySigner;
import dev.gatehouse.client.stream.CloseReason.ByGateway;
import dev.gatehouse.client.stream.CloseReason.Cancelled;
import dev.gatehouse.client.stream.CloseReason.Disconnected;
import dev.gatehouse.client.stream.CloseReason.ListenerFailed;
import dev.gatehouse.client.stream.CloseReason.Silent;
import dev.gatehouse.client.stream.CloseReason.Violated;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.StreamMessage.BodyCase;
import dev.gatehouse.common.proto.edge.StreamOpened;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventStreamTest {
    @TempDir
    private Path folder;

    private final Recorder seen = new Recorder();
    private FakeGateway gateway;
    private GatehouseClient client;
    private Device device;

    @BeforeEach
    void start() {
        gateway = FakeGateway.start(folder);
        client = gateway.client().build();
        device = gateway.device(client, "ada");
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
    }

    private EventStream open() {
        EventStream stream = device.openStream(null, seen);
        await().until(() -> gateway.streams() == 1 && !seen.openings().isEmpty());
        return stream;
    }

    @Test
    void streamBeginsWithTheVerifiedTime() {
        gateway.shiftClock(Duration.ofDays(3));

        EventStream stream = open();

        assertThat(seen.openings()).singleElement().satisfies(opened -> {
            assertThat(opened.recovered()).isTrue();
            assertThat(Duration.between(opened.beacon().serverTime(), client.serverTime()))
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(opened.beacon().serverTime().toEpochMilli())
                    .isGreaterThan(
                            System.currentTimeMillis() + Duration.ofDays(2).toMillis());
        });
        stream.close();
    }

    @Test
    void eventsArriveInOrderAndVerified() {
        open();

        gateway.publish("ada", "demo.note", "1");
        gateway.publish("eve", "demo.note", "not for ada");
        gateway.publish("ada", "demo.note", "2");

        seen.awaitTexts("1", "2");
    }

    @Test
    void closingByTheApplicationIsToldLast() {
        EventStream stream = open();

        stream.close();

        assertThat(stream.ended().join()).isInstanceOf(Cancelled.class);
        assertThat(seen.all().getLast()).isInstanceOf(StreamEvent.Closed.class);
        await().until(() -> gateway.streams() == 0);
    }

    @Test
    void resumedStreamBringsWhatWasMissedOnce() {
        EventStream first = open();
        Position position = gateway.publish("ada", "demo.note", "1");
        seen.awaitTexts("1");
        first.close();
        first.ended().join();
        gateway.publish("ada", "demo.note", "2");

        device.openStream(position, seen);

        seen.awaitTexts("1", "2");
        assertThat(seen.openings().getLast().recovered()).isTrue();
    }

    @Test
    void lostLogIsToldAsNotRecovered() {
        Position position = gateway.publish("ada", "demo.note", "1");
        gateway.loseLog();

        device.openStream(position, seen);

        seen.awaitOpenings(1);
        assertThat(seen.openings().getLast().recovered()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "SESSION_REVOKED",
                "SESSION_EXPIRED",
                "STREAM_REPLACED",
                "STREAM_OVERFLOWED",
                "SHUTTING_DOWN",
                "LINEAGE_BROKEN"
            })
    void gatewaysReasonForClosingIsTold(ErrorReason reason) {
        EventStream stream = open();

        gateway.closeStreams(reason);

        CloseReason closed = stream.ended().join();
        assertThat(closed.code()).isEqualTo(reason.name());
        assertThat(closed.advice()).isEqualTo(reason.advice());
        assertThat(closed.text()).isEqualTo(reason.message());
        assertThat(seen.closings()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "UNKNOWN_SESSION",
                "SESSION_REVOKED",
                "TOO_MANY_STREAMS",
                "NOT_CAUGHT_UP",
                "SESSION_STATE_UNAVAILABLE",
                "MALFORMED_POSITION"
            })
    void refusedStreamIsClosedOnly(ErrorReason reason) {
        gateway.refuse(reason);

        CloseReason closed = device.openStream(null, seen).ended().join();

        assertThat(closed)
                .isInstanceOfSatisfying(
                        ByGateway.class, it -> assertThat(it.reason()).isEqualTo(reason));
        assertThat(seen.all()).singleElement().isInstanceOf(StreamEvent.Closed.class);
    }

    @Test
    void staleTimeIsProvedAndSignedAgainOnce() {
        client.serverTime();
        gateway.shiftClock(Duration.ofHours(2));

        open();

        assertThat(gateway.subscribes()).isEqualTo(2);
    }

    @Test
    void withoutAnyServerTimeTheStreamIsClosedAsDisconnected() {
        gateway.kill();

        CloseReason closed = device.openStream(null, seen).ended().join();

        assertThat(closed).isInstanceOf(Disconnected.class);
        assertThat(closed.text()).contains("can't be reached");
        gateway.restart();
    }

    @Test
    void killedGatewayIsADisconnection() {
        EventStream stream = open();

        gateway.kill();

        assertThat(stream.ended().join()).isInstanceOf(Disconnected.class);
        assertThat(stream.ended().join().advice()).isEqualTo(Advice.RECONNECT);
        gateway.restart();
    }

    @Test
    void eventWithAChangedFieldEndsTheStream() {
        gateway.alterMessages(
                changingEvents(it -> it.setEvent(it.getEvent().toBuilder().setType("demo.forged"))));

        assertViolation(Violation.BAD_SIGNATURE);
    }

    @Test
    void strangersEventEndsTheStream() {
        GatewaySigner stranger = GatewaySigner.of(FakeGateway.AUDIENCE);
        gateway.alterMessages(changingEvents(it -> it.setEvent(
                stranger.event(gateway.event("ada", "demo.note", "1"), new Position(new EntryId(9, 9), 9)))));

        assertViolation(Violation.UNKNOWN_KEY);
    }

    @Test
    void otherUsersEventEndsTheStream() {
        gateway.alterMessages(changingEvents(it -> it.setEvent(gateway.signer()
                .event(gateway.event("eve", "demo.note", "1"), new Position(new EntryId(1_000_001, 0), 9)))));

        assertViolation(Violation.WRONG_SUBJECT);
    }

    @Test
    void eventOfTheUsersOtherSessionEndsTheStream() {
        ClientEvent other = new ClientEvent("e", "ada", "ds1.other", "demo.note", new byte[0], 1, 0, "");
        gateway.alterMessages(changingEvents(it ->
                it.setEvent(gateway.signer().event(other, new Position(new EntryId(1_000_001, 0), 9)))));

        assertViolation(Violation.WRONG_SUBJECT);
    }

    @Test
    void eventForThisVerySessionArrives() {
        DeviceKey key = DeviceKey.generate();
        DeviceSession session = gateway.session("ada", key);
        client.device(key, session).openStream(null, seen);
        seen.awaitOpenings(1);
        await().until(() -> gateway.streams() == 1);

        gateway.publish(new ClientEvent("e", "ada", session.id(), "demo.note", new byte[] {'x'}, 1, 0, ""));

        seen.awaitTexts("x");
    }

    @Test
    void fallenPositionEndsTheStream() {
        EventStream stream = open();
        gateway.publish("ada", "demo.note", "1");
        gateway.publish("ada", "demo.note", "2");
        seen.awaitTexts("1", "2");

        gateway.send(event("3", new EntryId(1_000_000, 1)));

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.FALLEN_POSITION));
        assertThat(seen.texts()).containsExactly("1", "2");
    }

    @Test
    void samePositionTwiceEndsTheStream() {
        EventStream stream = open();

        gateway.send(event("1", new EntryId(1_000_000, 1)));
        gateway.send(event("1", new EntryId(1_000_000, 1)));

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.DUPLICATE_POSITION));
        assertThat(seen.texts()).containsExactly("1");
    }

    @Test
    void eventNotAfterTheResumedPositionEndsTheStream() {
        gateway.publish("ada", "demo.note", "1");
        Position position = gateway.publish("ada", "demo.note", "2");
        EventStream stream = device.openStream(position, seen);
        seen.awaitOpenings(1);
        await().until(() -> gateway.streams() == 1);

        gateway.send(event("1", new EntryId(1_000_000, 1)));

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.FALLEN_POSITION));
    }

    @Test
    void eventBehindABeaconEndsTheStream() {
        EventStream stream = open();
        Position beacon = gateway.beacon();

        gateway.send(event("late", new EntryId(1_000_000, beacon.entryId().sequence() - 1)));

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.FALLEN_POSITION));
        assertThat(seen.of(StreamEvent.Beacon.class)).hasSize(1);
    }

    @Test
    void streamThatDoesNotBeginWithABeaconIsNotBelieved() {
        gateway.alterMessages(it -> it != null && it.getBodyCase() == BodyCase.SERVER_TIME ? null : it);

        assertThat(device.openStream(null, seen).ended().join()).isEqualTo(new Violated(Violation.OUT_OF_ORDER));
    }

    @Test
    void streamThatIsOpenedTwiceIsNotBelieved() {
        EventStream stream = open();

        gateway.send(StreamMessage.newBuilder()
                .setOpened(StreamOpened.getDefaultInstance())
                .build());

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.OUT_OF_ORDER));
    }

    @Test
    void emptyMessageIsNotBelieved() {
        EventStream stream = open();

        gateway.send(StreamMessage.getDefaultInstance());

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.MALFORMED));
    }

    @Test
    void messageLargerThanTheContractAllowsEndsTheStream() {
        EventStream stream = open();

        gateway.publish("ada", "demo.note", "x".repeat(2 << 20));

        assertThat(stream.ended().join()).isEqualTo(new Violated(Violation.TOO_LARGE));
    }

    @Test
    void gatewayThatNeverAnswersIsSilent() {
        gateway.alterMessages(it -> null);
        try (GatehouseClient impatient =
                gateway.client().silence(Duration.ofMillis(300)).build()) {
            EventStream stream = gateway.device(impatient, "ada").openStream(null, seen);

            assertThat(stream.ended().join()).isInstanceOf(Silent.class);
            assertThat(stream.ended().join().advice()).isEqualTo(Advice.RECONNECT);
        }
    }

    @Test
    void gatewayThatFallsSilentIsNoticedAndBeaconsKeepTheStreamAlive() {
        try (GatehouseClient impatient =
                gateway.client().silence(Duration.ofMillis(600)).build()) {
            EventStream stream = gateway.device(impatient, "ada").openStream(null, seen);
            await().until(() -> gateway.streams() == 1);

            await().pollInterval(Duration.ofMillis(150)).until(() -> {
                gateway.beacon();
                return seen.of(StreamEvent.Beacon.class).size() >= 8;
            });
            assertThat(stream.ended()).isNotDone();

            assertThat(stream.ended().join()).isInstanceOf(Silent.class);
        }
    }

    @Test
    void timeOfABusyListenerIsNotSilence() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (GatehouseClient impatient =
                gateway.client().silence(Duration.ofMillis(200)).build()) {
            EventStream stream = gateway.device(impatient, "ada").openStream(null, event -> {
                seen.on(event);
                if (event instanceof StreamEvent.Opened) {
                    release.await();
                }
            });
            seen.awaitOpenings(1);

            await().during(Duration.ofMillis(600)).until(() -> !stream.ended().isDone());

            release.countDown();
            assertThat(stream.ended().join()).isInstanceOf(Silent.class);
        }
    }

    @Test
    void busyListenerStopsTheFlow() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger received = new AtomicInteger();
        EventStream stream = device.openStream(null, event -> {
            if (event instanceof StreamEvent.Event) {
                release.await();
                received.incrementAndGet();
            }
            seen.on(event);
        });
        seen.awaitOpenings(1);
        await().until(() -> gateway.streams() == 1);

        Flood flood = gateway.flood("ada", 16 * 1024);
        AtomicInteger before = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(200)).until(() -> before.getAndSet(flood.sent()) == flood.sent());

        assertThat(flood.sent()).as("messages of 16 KiB in a window of 256 KiB").isBetween(2, 40);
        assertThat(received).hasValue(0);

        release.countDown();
        await().until(() -> flood.sent() > 500);
        flood.stop();
        await().until(() -> received.get() == flood.sent());
        stream.close();
    }

    @Test
    void failingListenerEndsTheStream() {
        EventStream stream = device.openStream(null, event -> {
            seen.on(event);
            if (event instanceof StreamEvent.Event) {
                throw new IllegalStateException("no disk");
            }
        });
        seen.awaitOpenings(1);
        await().until(() -> gateway.streams() == 1);

        gateway.publish("ada", "demo.note", "1");

        assertThat(stream.ended().join())
                .isInstanceOfSatisfying(
                        ListenerFailed.class, it -> assertThat(it.text()).contains("no disk"));
    }

    @Test
    void nothingFollowsTheClosing() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EventStream stream = device.openStream(null, event -> {
            seen.on(event);
            if (event instanceof StreamEvent.Event) {
                inside.countDown();
                release.await();
            }
        });
        seen.awaitOpenings(1);
        await().until(() -> gateway.streams() == 1);
        gateway.publish("ada", "demo.note", "1");
        gateway.publish("ada", "demo.note", "2");
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        stream.close();
        release.countDown();

        assertThat(stream.ended().join()).isInstanceOf(Cancelled.class);
        assertThat(seen.texts()).containsExactly("1");
        assertThat(seen.all().getLast()).isInstanceOf(StreamEvent.Closed.class);
    }

    private StreamMessage event(String payload, EntryId place) {
        return StreamMessage.newBuilder()
                .setEvent(gateway.signer().event(gateway.event("ada", "demo.note", payload), new Position(place, 3)))
                .build();
    }

    private static UnaryOperator<@Nullable StreamMessage> changingEvents(UnaryOperator<StreamMessage.Builder> change) {
        return message -> message != null && message.hasEvent()
                ? change.apply(message.toBuilder()).build()
                : message;
    }

    private void assertViolation(Violation violation) {
        EventStream stream = open();
        gateway.publish("ada", "demo.note", "1");

        assertThat(stream.ended().join()).isEqualTo(new Violated(violation));
        assertThat(stream.ended().join().advice()).isEqualTo(Advice.REPORT);
        assertThat(seen.texts()).isEmpty();
    }
}
