package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.journal.EventFate.Verdict;
import dev.gatehouse.gateway.journal.Journal;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.Resume;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Brings the log's entries to the open streams of this node.
///
/// The guarantee: each entry reaches a stream at most once, in log order, and none between the client's position and
/// the log's head is skipped, or the stream is told that it did not recover. It holds because one lock covers both the
/// window with its fan-out and the registration of a stream with the look into the window.
public final class Hub {
    private final ReentrantLock lock = new ReentrantLock();
    private final Backlog backlog;
    private final Streams streams;
    private final StreamLimits streamLimits;
    private final OutboxLimits outboxLimits;
    private final AtomicLong outboxBytes = new AtomicLong();
    private final Chronicle chronicle;
    private final InstantSource clock;
    // Streams that were given messages since the last flush; some of them more than once.
    private final Set<Subscription> unflushed = new LinkedHashSet<>();
    private Optional<byte[]> beacon = Optional.empty();
    private boolean shuttingDown;

    public Hub(WindowLimits windowLimits, OutboxLimits outboxLimits, StreamLimits streamLimits, InstantSource clock) {
        this.backlog = new Backlog(windowLimits, lock.newCondition());
        this.streams = new Streams(streamLimits);
        this.streamLimits = streamLimits;
        this.outboxLimits = outboxLimits;
        this.chronicle = new Chronicle(clock);
        this.clock = clock;
    }

    /// Opens a stream. The newest stream of a session wins: an older one is closed as replaced. A client that is ahead
    /// of this node's reader waits for it, at most two seconds.
    public Opening open(Subscriber subscriber, EventSink sink) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Resume resume = backlog.await(subscriber);
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
                subscriber.session(),
                sink,
                new Outbox(outboxLimits, outboxBytes),
                streamLimits.rotateAfter(),
                backlog.window().turnover());
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
        chronicle.ended(older);
    }

    /// Takes the next event of the log and gives it to every stream that it is for. It is sent by the next [#flush], so
    /// that what is read at one moment goes into one write of each connection.
    public void append(LoggedEvent event) {
        locked(() -> {
            backlog.append(event);
            boolean expired = event.isExpired(clock.millis());
            List<Subscription> recipients = expired ? List.of() : recipients(event);
            recipients.forEach(stream -> deliver(stream, event));
            remember(event, expired ? Verdict.EXPIRED : Verdict.HANDED_OVER, recipients);
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

    /// What lay in the log when reading began has had its fate before.
    private void remember(LoggedEvent event, Verdict verdict, List<Subscription> recipients) {
        if (!backlog.isWarming()) {
            chronicle.dealtWith(event, verdict, recipients);
        }
    }

    private void deliver(Subscription stream, LoggedEvent event) {
        stream.put(event.message());
        unflushed.add(stream);
    }

    /// Sends what was appended since the last time.
    public void flush() {
        locked(() -> {
            unflushed.forEach(stream -> {
                stream.drain();
                if (stream.closeReason() != null) {
                    forget(stream);
                }
            });
            unflushed.clear();
        });
    }

    /// Takes a mark: nothing is delivered, but an idle client can resume from it.
    public void appendMark(Position position) {
        locked(() -> backlog.appendMark(position));
    }

    /// How far the log has been read.
    public Optional<Position> head() {
        return locking(() -> backlog.window().head());
    }

    /// Takes the place of an event that was delivered before: it is not delivered again, but a client may name it.
    public void appendRepeated(LoggedEvent event) {
        locked(() -> {
            backlog.appendPlace(event.position());
            remember(event, Verdict.SUPPRESSED, List.of());
        });
    }

    /// The window is filled from the log: until [#endWarmUp] streams wait, so that nothing old is sent to them as new.
    public void beginWarmUp() {
        locked(backlog::beginWarmUp);
    }

    public void endWarmUp() {
        locked(backlog::endWarmUp);
    }

    /// The reader has read a live log up to its head.
    public void atHead() {
        locked(backlog::atHead);
    }

    /// The newest mark's position, for the beacon.
    public Optional<Position> lastMark() {
        return locking(backlog::lastMark);
    }

    /// Sets the beacon that new streams begin with. It must have been made after [#lastMark] was asked for.
    public void setBeacon(byte[] message) {
        locked(() -> beacon = Optional.of(message));
    }

    /// Once a second: sends the beacon to streams that have been idle for long, and closes those of full age.
    public void pulse() {
        locked(() -> {
            double turnover = backlog.window().turnover();
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

    /// The log is another one: forgets what was read of it and closes every stream. New ones wait for the warm-up.
    public void breakLineage() {
        locked(() -> {
            beginWarmUp();
            closeAll(streams.all(), ErrorReason.LINEAGE_BROKEN);
        });
    }

    /// Refuses new streams from now on.
    public void refuseNew() {
        locked(() -> {
            shuttingDown = true;
            backlog.close();
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
        return chronicle.counters();
    }

    /// What happened here lately.
    public Journal journal() {
        return chronicle.journal();
    }

    /// The open stream of a session, if there is one.
    public boolean hasStream(String deviceSessionId) {
        return locking(() -> streams.ofSession(deviceSessionId).isPresent());
    }

    public int openStreams() {
        return locking(streams::size);
    }

    public int windowEntries() {
        return locking(() -> backlog.window().entries());
    }

    public long windowBytes() {
        return locking(() -> backlog.window().bytes());
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
            chronicle.ended(stream);
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
