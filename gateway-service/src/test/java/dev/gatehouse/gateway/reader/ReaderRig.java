package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.fixture.Linked;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.fixture.TestSafeguards;
import dev.gatehouse.gateway.redis.RedisReplayStore;
import dev.gatehouse.gateway.redis.RedisSessionStore;
import dev.gatehouse.gateway.stream.SeenEvents;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.EventSink;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.Opening;
import dev.gatehouse.gateway.subscription.OutboxLimits;
import dev.gatehouse.gateway.subscription.StreamLimits;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The reader on a real Redis with the core behind it, running on a thread of its own.
final class ReaderRig implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);

    static final String HANGS = "the reader hangs here";

    final TestRedis redis;
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Freshness freshness = new Freshness(MonotonicClock.SYSTEM);
    final Hub hub = new Hub(
            WindowLimits.DEFAULT,
            OutboxLimits.DEFAULT,
            new StreamLimits(1_000, 1_000, Duration.ofHours(1)),
            Clock.systemUTC());
    final SessionView sessions;
    final Gatekeeper gatekeeper;
    private final Linked linked;
    private final StreamReader reader;
    private final MarkWriter marks;
    private final Thread thread;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean tellsPlaces;

    ReaderRig() {
        this(new TestRedis(), ReaderLimits.DEFAULT);
    }

    ReaderRig(TestRedis redis, ReaderLimits limits) {
        this(redis, new Linked(redis), limits);
    }

    /// @param redis what the test writes to
    /// @param linked how the reader gets there
    ReaderRig(TestRedis redis, Linked linked, ReaderLimits limits) {
        this.redis = redis;
        this.linked = linked;
        StreamKeys keys = new StreamKeys(TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS);
        sessions = new SessionView(
                new RedisSessionStore(linked.link(), TestRedis.SPACE, TestDevice.KEYS),
                freshness,
                MonotonicClock.SYSTEM);
        gatekeeper = new Gatekeeper(
                TestDevice.AUDIENCE,
                TestDevice.KEYS,
                sessions,
                new RedisReplayStore(linked.link(), TestRedis.SPACE),
                Clock.systemUTC(),
                TestSafeguards.generous());
        StreamMetrics metrics = new StreamMetrics(meters, ObservationRegistry.NOOP, Clock.systemUTC());
        EventIntake intake = new EventIntake(hub, this::encode, new SeenEvents(1_000), metrics);
        EntryDispatcher dispatcher =
                new EntryDispatcher(TestDevice.KEYS, sessions, gatekeeper, hub, intake, metrics, Clock.systemUTC());
        reader = new StreamReader(linked.link(), keys, dispatcher, freshness, limits);
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

    /// Lets streams be sent the ids of entries, not those of events.
    ReaderRig tellingPlaces() {
        tellsPlaces = true;
        return this;
    }

    /// Writes marks, once a second.
    ReaderRig beating() {
        var unused = pulse.scheduleAtFixedRate(marks::write, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    private byte[] encode(ClientEvent event, Position position) {
        if (event.eventId().equals(HANGS)) {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        String told = tellsPlaces ? position.entryId().toString() : event.eventId();
        return told.getBytes(StandardCharsets.UTF_8);
    }

    /// Waits until the reader hangs in an event with the id [#HANGS].
    void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    void letGo() {
        released.countDown();
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
        private boolean recovered;

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
            this.recovered = recovered;
        }

        synchronized boolean recovered() {
            return recovered;
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
        return open(device, Optional.empty());
    }

    /// Opens a stream, as often as it takes: a client that is told to come again does.
    Stream open(TestDevice device, Optional<Position> from) throws InterruptedException {
        for (int attempts = 0; attempts < 5; attempts++) {
            Stream sink = new Stream();
            if (hub.open(new Subscriber(device.grant(), from), sink) instanceof Opening.Opened(var stream)) {
                stream.drain();
                return sink;
            }
        }
        throw new IllegalStateException("refused five times");
    }

    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        stop();
        redis.close();
    }

    /// Stops the reader and leaves the Redis.
    void stop() {
        pulse.shutdownNow();
        reader.stop();
        try {
            boolean unused = thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        linked.close();
    }
}
