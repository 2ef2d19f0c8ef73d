package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Digest;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.client.stream.CloseReason;
import dev.gatehouse.client.stream.PositionStore;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.stream.StreamListener;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.common.stream.Position;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Notes down all that the streams of one session bring.
final class Diary implements StreamListener {
    private final int slot;
    private final String session;
    private final Consumer<Fact> facts;
    private final Attention attention;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile long askedAt;

    Diary(int slot, String session, Consumer<Fact> facts, Attention attention) {
        this.slot = slot;
        this.session = session;
        this.facts = facts;
        this.attention = attention;
    }

    /// A store in memory that also notes when a stream is asked for: the client library loads the position just before.
    PositionStore places() {
        PositionStore memory = PositionStore.inMemory();
        return new PositionStore() {
            @Override
            public Optional<Position> load() throws Exception {
                streams.incrementAndGet();
                askedAt = now();
                return memory.load();
            }

            @Override
            public void advance(Position position, Effect effect) throws Exception {
                memory.advance(position, effect);
            }
        };
    }

    @Override
    public void on(StreamEvent event) throws InterruptedException {
        attention.await();
        switch (event) {
            case StreamEvent.Opened opened ->
                facts.accept(new Fact.Opened(now(), slot, session, streams.get(), askedAt, opened.recovered()));
            case StreamEvent.Event(VerifiedEvent verified, var _) -> facts.accept(received(verified));
            case StreamEvent.Beacon beacon -> {}
            case StreamEvent.Closed closed -> facts.accept(closed(closed));
        }
    }

    private Fact.Received received(VerifiedEvent event) {
        return new Fact.Received(
                now(),
                slot,
                session,
                streams.get(),
                event.eventId(),
                event.userId(),
                event.deviceSessionId(),
                event.position().entryId().toString(),
                Digest.of(event.payload()));
    }

    private Fact.Closed closed(StreamEvent.Closed closed) {
        CloseReason reason = closed.reason();
        return new Fact.Closed(
                now(),
                slot,
                session,
                streams.get(),
                reason.code(),
                reason instanceof CloseReason.Violated,
                closed.reconnectIn().isEmpty());
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
