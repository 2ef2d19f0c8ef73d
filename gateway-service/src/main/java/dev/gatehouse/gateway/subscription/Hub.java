package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.stream.EventWindow;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.Resume;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Brings the log's entries to the open streams of this node.
///
/// The guarantee: each entry reaches a stream at most once, in log order, and none between the client's position and
/// the log's head is skipped, or the stream is told that it did not recover. It holds because one lock covers both the
/// window with its fan-out and the registration of a stream with the look into the window.
public final class Hub {
    private static final Duration MAX_WAIT_FOR_READER = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final EventWindow window;
    private final Streams streams;
    private final OutboxLimits outboxLimits;
    private final InstantSource clock;
    private final AtomicLong outboxBytes = new AtomicLong();
    private final HubCounters counters = new HubCounters();
    private Optional<Position> lastMark = Optional.empty();
    private Optional<byte[]> beacon = Optional.empty();
    private boolean warming;
    private long proofs;
    private boolean shuttingDown;

    public Hub(WindowLimits windowLimits, OutboxLimits outboxLimits, int maxStreams, InstantSource clock) {
        this.window = new EventWindow(windowLimits);
        this.outboxLimits = outboxLimits;
        this.streams = new Streams(maxStreams);
        this.clock = clock;
    }

    /// Opens a stream. The newest stream of a session wins: an older one is closed as replaced. A client that is ahead
    /// of this node's reader waits for it, at most two seconds.
    public Opening open(Subscriber subscriber, EventSink sink) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Resume resume = awaitReader(subscriber);
            Optional<ErrorReason> refusal = refusal(subscriber, resume);
            if (refusal.isPresent()) {
                return new Opening.Refused(refusal.get());
            }
            return new Opening.Opened(register(subscriber, sink, resume));
        } finally {
            lock.unlock();
        }
    }

    private Optional<ErrorReason> refusal(Subscriber subscriber, Resume resume) {
        if (shuttingDown) {
            return Optional.of(ErrorReason.SHUTTING_DOWN);
        }
        if (resume instanceof Resume.Ahead) {
            return Optional.of(ErrorReason.NOT_CAUGHT_UP);
        }
        return streams.hasRoomFor(subscriber.deviceSessionId())
                ? Optional.empty()
                : Optional.of(ErrorReason.TOO_MANY_STREAMS);
    }

    private Subscription register(Subscriber subscriber, EventSink sink, Resume resume) {
        Subscription subscription = new Subscription(subscriber.session(), sink, new Outbox(outboxLimits, outboxBytes));
        beacon.ifPresent(sink::send);
        sink.sendOpened(subscriber.from().isPresent() && resume instanceof Resume.Recovered);
        if (resume instanceof Resume.Recovered(List<LoggedEvent> missed)) {
            long now = clock.millis();
            subscription.replay(
                    missed.stream().filter(event -> !event.isExpired(now)).toList());
        }
        streams.add(subscription).ifPresent(this::replace);
        return subscription;
    }

    private void replace(Subscription older) {
        older.close(ErrorReason.STREAM_REPLACED);
        counters.closed(Optional.of(ErrorReason.STREAM_REPLACED));
    }

    /// Two proofs: the second was read for after the client came. Then its position is of another log, and not this
    /// node behind.
    private Resume awaitReader(Subscriber subscriber) throws InterruptedException {
        long nanos = MAX_WAIT_FOR_READER.toNanos();
        long proofsBefore = proofs;
        Resume resume = resume(subscriber);
        while (resume instanceof Resume.Ahead && nanos > 0 && !shuttingDown) {
            nanos = advanced.awaitNanos(nanos);
            resume = resume(subscriber);
        }
        boolean atHead = !warming && proofs - proofsBefore >= 2;
        return resume instanceof Resume.Ahead && atHead ? new Resume.Lost() : resume;
    }

    private Resume resume(Subscriber subscriber) {
        if (warming) {
            return new Resume.Ahead();
        }
        return subscriber
                .from()
                .map(from -> window.resume(from, subscriber.userId(), subscriber.deviceSessionId()))
                .orElseGet(() -> new Resume.Recovered(List.of()));
    }

    /// Takes the next event of the log and gives it to every stream that it is for.
    public void append(LoggedEvent event) {
        locked(() -> {
            window.append(event);
            if (!event.isExpired(clock.millis())) {
                streams.ofUser(event.event().userId()).stream()
                        .filter(stream -> event.isFor(stream.deviceSessionId()))
                        .forEach(stream -> deliver(stream, event));
            }
            advanced.signalAll();
        });
    }

    private void deliver(Subscription stream, LoggedEvent event) {
        stream.offer(event.message());
        counters.delivered();
        if (stream.closeReason() != null) {
            forget(stream);
        }
    }

    /// Takes a mark: nothing is delivered, but an idle client can resume from it.
    public void appendMark(Position position) {
        locked(() -> {
            window.appendMark(position);
            lastMark = Optional.of(position);
            advanced.signalAll();
        });
    }

    /// Takes the place of an entry that is not delivered: a client may name it all the same.
    public void appendPlace(Position position) {
        locked(() -> {
            window.appendMark(position);
            advanced.signalAll();
        });
    }

    /// The window is filled from the log: until [#endWarmUp] streams wait, so that nothing old is sent to them as new.
    public void beginWarmUp() {
        locked(() -> {
            warming = true;
            window.clear();
            lastMark = Optional.empty();
        });
    }

    public void endWarmUp() {
        locked(() -> {
            warming = false;
            advanced.signalAll();
        });
    }

    /// The reader has read a live log up to its head.
    public void atHead() {
        locked(() -> proofs++);
    }

    /// The newest mark's position, for the beacon.
    public Optional<Position> lastMark() {
        lock.lock();
        try {
            return lastMark;
        } finally {
            lock.unlock();
        }
    }

    /// Sets the beacon that new streams begin with. It must have been made after [#lastMark] was asked for.
    public void setBeacon(byte[] message) {
        locked(() -> beacon = Optional.of(message));
    }

    /// Once a second: sends the beacon to the streams that have been idle for long.
    public void sendBeaconToIdle() {
        locked(() -> beacon.ifPresent(message ->
                streams.all().stream().filter(Subscription::isIdle).forEach(stream -> stream.offer(message))));
    }

    /// The open streams whose session has to be looked at again.
    public List<Subscription> due(long nowNanos) {
        return locking(() ->
                streams.all().stream().filter(stream -> stream.isDue(nowNanos)).toList());
    }

    /// Removes a stream whose transport has gone.
    public void remove(Subscription subscription) {
        locked(() -> {
            forget(subscription);
            subscription.release();
        });
    }

    /// Closes the streams that the predicate picks.
    public void close(Predicate<Subscription> which, ErrorReason reason) {
        locked(() -> closeAll(streams.all().stream().filter(which).toList(), reason));
    }

    /// Closes the stream of one session.
    public void closeSession(String deviceSessionId, ErrorReason reason) {
        locked(() -> streams.ofSession(deviceSessionId).ifPresent(stream -> close(stream, reason)));
    }

    /// The log is another one: forgets what was read of it and closes every stream. New ones wait for the warm-up.
    public void breakLineage() {
        locked(() -> {
            beginWarmUp();
            closeAll(streams.all(), ErrorReason.LINEAGE_BROKEN);
        });
    }

    /// Closes every stream and refuses new ones.
    public void shutDown() {
        locked(() -> {
            shuttingDown = true;
            advanced.signalAll();
            closeAll(streams.all(), ErrorReason.SHUTTING_DOWN);
        });
    }

    public HubCounters counters() {
        return counters;
    }

    public int openStreams() {
        return locking(streams::size);
    }

    public int windowEntries() {
        return locking(window::entries);
    }

    public long windowBytes() {
        return locking(window::bytes);
    }

    /// The sessions that have an open stream.
    public List<String> openSessions() {
        return locking(
                () -> streams.all().stream().map(Subscription::deviceSessionId).toList());
    }

    /// What waits in all outboxes, in bytes.
    public long outboxBytes() {
        return outboxBytes.get();
    }

    private void closeAll(Collection<Subscription> which, ErrorReason reason) {
        List.copyOf(which).forEach(stream -> close(stream, reason));
    }

    private void close(Subscription stream, ErrorReason reason) {
        stream.close(reason);
        forget(stream);
    }

    private void forget(Subscription stream) {
        if (streams.remove(stream)) {
            counters.closed(Optional.ofNullable(stream.closeReason()));
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locking(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
