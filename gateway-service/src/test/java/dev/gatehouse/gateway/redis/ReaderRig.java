package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.fixture.TestSafeguards;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.EventSink;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.Opening;
import dev.gatehouse.gateway.subscription.OutboxLimits;
import dev.gatehouse.gateway.subscription.Rotation;
import dev.gatehouse.gateway.subscription.Subscriber;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The reader on a real Redis with the core behind it, running on a thread of its own.
final class ReaderRig implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);

    final TestRedis redis = new TestRedis();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Freshness freshness = new Freshness(MonotonicClock.SYSTEM);
    final Hub hub = new Hub(
            WindowLimits.DEFAULT, OutboxLimits.DEFAULT, 1_000, new Rotation(Duration.ofHours(1)), Clock.systemUTC());
    final SessionView sessions;
    private final Linked linked;
    private final StreamReader reader;
    private final MarkWriter marks;
    private final Thread thread;

    ReaderRig() {
        linked = new Linked(redis);
        StreamKeys keys = new StreamKeys(TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS);
        sessions = new SessionView(
                new RedisSessionStore(linked.link(), TestRedis.SPACE, TestDevice.KEYS),
                freshness,
                MonotonicClock.SYSTEM);
        Gatekeeper gatekeeper = new Gatekeeper(
                TestDevice.AUDIENCE,
                TestDevice.KEYS,
                sessions,
                new RedisReplayStore(linked.link(), TestRedis.SPACE),
                Clock.systemUTC(),
                TestSafeguards.generous());
        EntryDispatcher dispatcher = new EntryDispatcher(
                TestDevice.KEYS,
                sessions,
                gatekeeper,
                hub,
                (event, position) -> event.eventId().getBytes(StandardCharsets.UTF_8),
                new StreamMetrics(meters, ObservationRegistry.NOOP, Clock.systemUTC()),
                Clock.systemUTC());
        reader = new StreamReader(linked.link(), keys, dispatcher, freshness, WindowLimits.DEFAULT.age());
        marks = new MarkWriter(linked.link(), TestRedis.SPACE, keys);
        thread = Thread.ofPlatform().name("reader-under-test").unstarted(reader);
    }

    /// Starts the reader and waits until it follows the streams.
    ReaderRig started() throws InterruptedException {
        thread.start();
        if (!reader.awaitWarm(Duration.ofSeconds(10))) {
            throw new IllegalStateException("the reader did not become warm");
        }
        return this;
    }

    MarkWriter marks() {
        return marks;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /// What one stream was sent.
    static final class Stream implements EventSink {
        private final List<String> events = new ArrayList<>();
        private final List<ErrorReason> closes = new ArrayList<>();
        private boolean opened;

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public synchronized void send(byte[] message) {
            if (opened) {
                events.add(new String(message, StandardCharsets.UTF_8));
            }
        }

        @Override
        public synchronized void sendOpened(boolean recovered) {
            opened = true;
        }

        @Override
        public synchronized void close(ErrorReason reason) {
            closes.add(reason);
        }

        synchronized List<String> events() {
            return List.copyOf(events);
        }

        synchronized List<ErrorReason> closes() {
            return List.copyOf(closes);
        }
    }

    Stream open(TestDevice device) throws InterruptedException {
        Stream sink = new Stream();
        Opening opening = hub.open(new Subscriber(device.grant(), Optional.empty()), sink);
        if (!(opening instanceof Opening.Opened(var stream))) {
            throw new IllegalStateException(opening.toString());
        }
        stream.drain();
        return sink;
    }

    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        reader.stop();
        try {
            boolean unused = thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        linked.close();
        redis.close();
    }
}
