package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.journal.EndedStream;
import dev.gatehouse.gateway.journal.EventFate;
import dev.gatehouse.gateway.journal.EventFate.Verdict;
import dev.gatehouse.gateway.journal.Journal;
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
    private static final int MAX_JOURNALED_SESSIONS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final EventWindow window;
    private final Streams streams;
    private final OutboxLimits outboxLimits;
    private final InstantSource clock;
    private final AtomicLong outboxBytes = new AtomicLong();
    private final HubCounters counters = new HubCounters();
    private final Journal journal = new Journal();
    private final Rotation rotation;
    private Optional<Position> lastMark = Optional.empty();
    private Optional<byte[]> beacon = Optional.empty();
    private boolean shuttingDown;

    /// A hub that bounds streams by their number alone.
    ///
    /// @param maxStreams how many it holds open at most, of whichever users
    public Hub(
            WindowLimits windowLimits,
            OutboxLimits outboxLimits,
            int maxStreams,
            Rotation rotation,
            InstantSource clock) {
        this(windowLimits, outboxLimits, new StreamLimits(maxStreams, maxStreams), rotation, clock);
    }

    /// A hub without streams.
    public Hub(
            WindowLimits windowLimits,
            OutboxLimits outboxLimits,
            StreamLimits streamLimits,
            Rotation rotation,
            InstantSource clock) {
        this.window = new EventWindow(windowLimits);
        this.outboxLimits = outboxLimits;
        this.streams = new Streams(streamLimits);
        this.rotation = rotation;
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
        return streams.refusal(subscriber);
    }

    private Subscription register(Subscriber subscriber, EventSink sink, Resume resume) {
        Subscription subscription = new Subscription(
                subscriber.session(), sink, new Outbox(outboxLimits, outboxBytes), rotation.after(), window.turnover());
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
        ended(older);
    }

    private Resume awaitReader(Subscriber subscriber) throws InterruptedException {
        long nanos = MAX_WAIT_FOR_READER.toNanos();
        Resume resume = resume(subscriber);
        while (resume instanceof Resume.Ahead && nanos > 0 && !shuttingDown) {
            nanos = advanced.awaitNanos(nanos);
            resume = resume(subscriber);
        }
        return resume;
    }

    private Resume resume(Subscriber subscriber) {
        return subscriber
                .from()
                .map(from -> window.resume(from, subscriber.userId(), subscriber.deviceSessionId()))
                .orElseGet(() -> new Resume.Recovered(List.of()));
    }

    /// Takes the next event of the log and gives it to every stream that it is for.
    public void append(LoggedEvent event) {
        locked(() -> {
            window.append(event);
            boolean expired = event.isExpired(clock.millis());
            List<Subscription> recipients = expired ? List.of() : recipients(event);
            recipients.forEach(stream -> deliver(stream, event));
            journal.add(fate(event, expired ? Verdict.EXPIRED : Verdict.HANDED_OVER, recipients));
            advanced.signalAll();
        });
    }

    private List<Subscription> recipients(LoggedEvent event) {
        List<Subscription> ofUser = streams.ofUser(event.event().userId());
        return event.event().deviceSessionId().isEmpty()
                ? ofUser
                : ofUser.stream()
                        .filter(stream -> event.isFor(stream.deviceSessionId()))
                        .toList();
    }

    private EventFate fate(LoggedEvent logged, Verdict verdict, List<Subscription> recipients) {
        ClientEvent event = logged.event();
        return new EventFate(
                event.eventId(),
                logged.position().entryId().toString(),
                event.userId(),
                event.deviceSessionId(),
                event.type(),
                clock.millis(),
                verdict,
                recipients.size(),
                recipients.stream()
                        .limit(MAX_JOURNALED_SESSIONS)
                        .map(Subscription::deviceSessionId)
                        .toList());
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

    /// How far the log has been read.
    public Optional<Position> head() {
        return locking(window::head);
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

    /// Once a second: sends the beacon to streams that have been idle for long, and closes those that have reached
    /// their
    /// age.
    public void pulse() {
        locked(() -> {
            double turnover = window.turnover();
            streams.all().forEach(stream -> {
                switch (stream.pulse(turnover)) {
                    case NOTHING_DUE -> {}
                    case BEACON_DUE -> beacon.ifPresent(stream::offer);
                    case ROTATION_DUE -> close(stream, ErrorReason.STREAM_ROTATED);
                }
            });
        });
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

    /// The log is another one: forgets what was read of it and closes every stream.
    public void breakLineage() {
        locked(() -> {
            window.clear();
            lastMark = Optional.empty();
            closeAll(streams.all(), ErrorReason.LINEAGE_BROKEN);
        });
    }

    /// Refuses new streams from now on.
    public void refuseNew() {
        locked(() -> {
            shuttingDown = true;
            advanced.signalAll();
        });
    }

    /// Closes some streams because the gateway stops.
    ///
    /// @return how many are still open
    int closeSome(int most) {
        return locking(() -> {
            closeAll(streams.all().stream().limit(most).toList(), ErrorReason.SHUTTING_DOWN);
            return streams.size();
        });
    }

    /// Closes every stream and refuses new ones.
    public void shutDown() {
        refuseNew();
        closeSome(Integer.MAX_VALUE);
    }

    public HubCounters counters() {
        return counters;
    }

    /// What happened here lately.
    public Journal journal() {
        return journal;
    }

    /// The open stream of a session, if there is one.
    public boolean hasStream(String deviceSessionId) {
        return locking(() -> streams.ofSession(deviceSessionId).isPresent());
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
            ended(stream);
        }
    }

    private void ended(Subscription stream) {
        ErrorReason reason = stream.closeReason();
        counters.closed(Optional.ofNullable(reason));
        journal.add(new EndedStream(stream.userId(), stream.deviceSessionId(), reason, clock.millis()));
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
