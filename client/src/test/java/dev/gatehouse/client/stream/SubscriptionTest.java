package dev.gatehouse.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.stream.CloseReason.ByGateway;
import dev.gatehouse.client.stream.CloseReason.Cancelled;
import dev.gatehouse.client.stream.CloseReason.ListenerFailed;
import dev.gatehouse.client.stream.CloseReason.Violated;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTest {
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

    private Subscription subscribed() {
        Subscription subscription = device.subscribe(seen);
        awaitStream(1);
        return subscription;
    }

    private void awaitStream(int openings) {
        seen.awaitOpenings(openings);
        await().until(() -> gateway.streams() == 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {
                "SHUTTING_DOWN",
                "LINEAGE_BROKEN",
                "STREAM_OVERFLOWED",
                "NOT_CAUGHT_UP",
                "SESSION_STATE_UNAVAILABLE"
            })
    void streamIsOpenedAgainFromThePositionWhereItEnded(ErrorReason reason) {
        subscribed();
        gateway.publish("ada", "demo.note", "1");
        seen.awaitTexts("1");

        gateway.closeStreams(reason);
        gateway.publish("ada", "demo.note", "2");

        seen.awaitTexts("1", "2");
        awaitStream(2);
        gateway.publish("ada", "demo.note", "3");
        seen.awaitTexts("1", "2", "3");
        assertThat(seen.openings().getLast().recovered()).isTrue();
        assertThat(seen.closings()).singleElement().satisfies(closed -> {
            assertThat(closed.reason().code()).isEqualTo(reason.name());
            assertThat(closed.reconnectIn()).isPresent();
        });
    }

    @Test
    void killedGatewayIsReconnectedToWhenItIsBack() {
        subscribed();
        gateway.publish("ada", "demo.note", "1");
        seen.awaitTexts("1");

        gateway.kill();
        await().until(() -> seen.closings().size() >= 3);
        gateway.restart();

        awaitStream(2);
        gateway.publish("ada", "demo.note", "2");
        seen.awaitTexts("1", "2");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {"SESSION_REVOKED", "SESSION_EXPIRED", "STREAM_REPLACED", "UNKNOWN_SESSION"})
    void endThatReconnectingCanNotHelpIsTheEnd(ErrorReason reason) {
        Subscription subscription = subscribed();

        gateway.closeStreams(reason);

        assertThat(subscription.ended().join())
                .isInstanceOfSatisfying(
                        ByGateway.class, it -> assertThat(it.reason()).isEqualTo(reason));
        assertThat(seen.closings()).singleElement().satisfies(closed -> {
            assertThat(closed.reconnectIn()).isEmpty();
            assertThat(closed.advice()).isEqualTo(reason.advice());
        });
        assertThat(gateway.subscribes()).isEqualTo(1);
    }

    @Test
    void violationIsTheEnd() {
        Subscription subscription = subscribed();
        Position first = gateway.publish("ada", "demo.note", "1");

        gateway.send(StreamMessage.newBuilder()
                .setEvent(gateway.signer().event(gateway.event("ada", "demo.note", "1"), first))
                .build());

        assertThat(subscription.ended().join()).isEqualTo(new Violated(Violation.DUPLICATE_POSITION));
        assertThat(gateway.subscribes()).isEqualTo(1);
    }

    @Test
    void refusedPositionIsGivenUpAndToldAsNotRecovered() {
        gateway.refuse(ErrorReason.MALFORMED_POSITION);
        gateway.publish("ada", "demo.note", "before");
        device.subscribe(PositionStore.inMemory(new Position(new EntryId(1, 1), 1)), seen);
        await().until(() -> !seen.closings().isEmpty());

        gateway.refuse(null);

        awaitStream(1);
        assertThat(seen.openings().getLast().recovered()).isFalse();
        gateway.publish("ada", "demo.note", "after");
        seen.awaitTexts("after");
    }

    @Test
    void lostLogIsToldOnceAndThenPositionsBeginAnew() {
        Subscription subscription = subscribed();
        gateway.publish("ada", "demo.note", "1");
        seen.awaitTexts("1");
        gateway.loseLog();

        gateway.closeStreams(ErrorReason.LINEAGE_BROKEN);

        awaitStream(2);
        assertThat(seen.openings().getLast().recovered()).isFalse();
        Position next = gateway.publish("ada", "demo.note", "2");
        seen.awaitTexts("1", "2");
        await().until(() -> subscription.position().equals(Optional.of(next)));
        gateway.closeStreams(ErrorReason.SHUTTING_DOWN);
        awaitStream(3);
        assertThat(seen.openings().getLast().recovered()).isTrue();
    }

    @Test
    void streamFromNowResumesFromItsFirstBeaconBeforeAnyEventCame() {
        gateway.publish("ada", "demo.note", "before");
        subscribed();

        gateway.closeStreams(ErrorReason.SHUTTING_DOWN);
        gateway.publish("ada", "demo.note", "after");

        seen.awaitTexts("after");
    }

    @Test
    void resumedStreamDoesNotSkipToItsFirstBeacon() throws Exception {
        Position position = gateway.publish("ada", "demo.note", "0");
        gateway.publish("ada", "demo.note", "1");
        gateway.alterMessages(it -> it != null && it.hasEvent() ? null : it);
        PositionStore positions = PositionStore.inMemory(position);
        device.subscribe(positions, seen);
        awaitStream(1);

        assertThat(positions.load()).contains(position);
        gateway.alterMessages(it -> it);
        gateway.closeStreams(ErrorReason.SHUTTING_DOWN);
        seen.awaitTexts("1");
    }

    @Test
    void quietStreamResumesFromTheBeacon() {
        gateway.publish("ada", "demo.note", "before");
        Subscription subscription = subscribed();

        Position beacon = gateway.beacon();
        await().until(() -> subscription.position().equals(Optional.of(beacon)));
        gateway.closeStreams(ErrorReason.SHUTTING_DOWN);
        gateway.publish("ada", "demo.note", "after");

        seen.awaitTexts("after");
    }

    @Test
    void positionIsStoredWithTheEffect() {
        List<String> ledger = new ArrayList<>();
        PositionStore transactional = new PositionStore() {
            @Override
            public synchronized Optional<Position> load() {
                return Optional.empty();
            }

            @Override
            public synchronized void advance(Position position, Effect effect) throws Exception {
                ledger.add("begin");
                effect.run();
                ledger.add("commit " + position.entryId());
            }
        };
        device.subscribe(transactional, event -> {
            if (event instanceof StreamEvent.Event it) {
                ledger.add(it.event().text());
            }
            seen.on(event);
        });
        awaitStream(1);

        Position position = gateway.publish("ada", "demo.note", "1");

        await().untilAsserted(() -> assertThat(ledger).containsExactly("begin", "1", "commit " + position.entryId()));
    }

    @Test
    void failedEffectLeavesThePositionAndEndsTheSubscription() throws Exception {
        Path file = folder.resolve("position");
        AtomicBoolean failing = new AtomicBoolean(true);
        StreamListener fragile = event -> {
            if (event instanceof StreamEvent.Event it && it.event().text().equals("2") && failing.get()) {
                throw new IOException("no disk");
            }
            seen.on(event);
        };
        Subscription first = device.subscribe(PositionStore.file(file), fragile);
        awaitStream(1);
        Position one = gateway.publish("ada", "demo.note", "1");
        gateway.publish("ada", "demo.note", "2");

        assertThat(first.ended().join()).isInstanceOf(ListenerFailed.class);
        assertThat(PositionStore.file(file).load()).contains(one);

        failing.set(false);
        device.subscribe(PositionStore.file(file), fragile);
        seen.awaitTexts("1", "2");
    }

    @Test
    void unreadablePositionIsNotTakenForNow() throws Exception {
        Path file = Files.writeString(folder.resolve("position"), "nonsense");

        CloseReason reason =
                device.subscribe(PositionStore.file(file), seen).ended().join();

        assertThat(reason).isInstanceOf(ListenerFailed.class);
        assertThat(reason.text()).contains("remove it to go on from now");
        assertThat(seen.all()).singleElement().isInstanceOf(StreamEvent.Closed.class);
        assertThat(gateway.subscribes()).isZero();
    }

    @Test
    void closingEndsItForGood() {
        Subscription subscription = subscribed();

        subscription.close();
        subscription.close();

        assertThat(subscription.ended().join()).isInstanceOf(Cancelled.class);
        assertThat(seen.closings())
                .singleElement()
                .satisfies(it -> assertThat(it.reconnectIn()).isEmpty());
        await().until(() -> gateway.streams() == 0);
    }

    @Test
    void closingWhileItWaitsEndsItAtOnce() {
        try (GatehouseClient patient = gateway.client()
                .backoff(new Backoff(Duration.ofHours(1), Duration.ofHours(1)))
                .build()) {
            gateway.refuse(ErrorReason.SESSION_STATE_UNAVAILABLE);
            Subscription subscription = gateway.device(patient, "ada").subscribe(seen);
            await().until(() -> !seen.closings().isEmpty());

            subscription.close();

            assertThat(subscription.ended().join()).isInstanceOf(Cancelled.class);
            assertThat(seen.closings()).hasSize(2);
            assertThat(seen.closings().getLast().reconnectIn()).isEmpty();
        }
    }

    @Test
    void closingFromTheListenerWorks() {
        Subscription[] own = new Subscription[1];
        own[0] = device.subscribe(event -> {
            seen.on(event);
            Subscription subscription = own[0];
            if (event instanceof StreamEvent.Event && subscription != null) {
                subscription.close();
            }
        });
        awaitStream(1);

        gateway.publish("ada", "demo.note", "1");
        gateway.publish("ada", "demo.note", "2");

        assertThat(own[0].ended().join()).isInstanceOf(Cancelled.class);
        assertThat(seen.texts()).containsExactly("1");
    }

    @Test
    void closingTheClientEndsItsSubscriptions() {
        Subscription subscription = subscribed();

        client.close();

        assertThat(subscription.ended().join()).isInstanceOf(Cancelled.class);
    }

    @Test
    void limitIsRespectedWhenTheGatewayNamesOne() {
        gateway.refuse(ErrorReason.TOO_MANY_STREAMS);

        device.subscribe(seen);
        await().until(() -> !seen.closings().isEmpty());

        assertThat(seen.closings().getFirst().reconnectIn())
                .hasValueSatisfying(delay -> assertThat(delay).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }
}
