package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.stream.EventWindow;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.Resume;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;

/// What this node has read of the log, and how far it is: finds what a client has missed, and lets a client that is
/// ahead of the reader wait for it.
///
/// Not thread-safe: the hub's lock guards it.
final class Backlog {
    private static final Duration MAX_WAIT_FOR_READER = Duration.ofSeconds(2);

    private final EventWindow window;
    private final Condition advanced;
    private Optional<Position> lastMark = Optional.empty();
    private boolean warming;
    private boolean closed;
    private long proofs;

    /// @param advanced of the lock that guards it; signalled when there is more to be found
    Backlog(WindowLimits limits, Condition advanced) {
        this.window = new EventWindow(limits);
        this.advanced = advanced;
    }

    /// What a client has missed. One that is ahead of this node's reader waits for it, at most two seconds.
    ///
    /// Two proofs that the reader was at the log's head: the second was read for after the client came. Then its
    /// position is of another log, and not this node behind.
    Resume await(Subscriber subscriber) throws InterruptedException {
        long nanos = MAX_WAIT_FOR_READER.toNanos();
        long proofsBefore = proofs;
        Resume resume = find(subscriber);
        while (resume instanceof Resume.Ahead && nanos > 0 && !closed) {
            nanos = advanced.awaitNanos(nanos);
            resume = find(subscriber);
        }
        boolean atHead = !warming && proofs - proofsBefore >= 2;
        return resume instanceof Resume.Ahead && atHead ? new Resume.Lost() : resume;
    }

    private Resume find(Subscriber subscriber) {
        if (warming) {
            return new Resume.Ahead();
        }
        return subscriber
                .from()
                .map(from -> window.resume(from, subscriber.userId(), subscriber.deviceSessionId()))
                .orElseGet(() -> new Resume.Recovered(List.of()));
    }

    void append(LoggedEvent event) {
        window.append(event);
        advanced.signalAll();
    }

    /// A place that a client may name, with nothing to deliver.
    void appendPlace(Position position) {
        window.appendMark(position);
        advanced.signalAll();
    }

    void appendMark(Position position) {
        appendPlace(position);
        lastMark = Optional.of(position);
    }

    /// Forgets what was read; clients wait until [#endWarmUp].
    void beginWarmUp() {
        warming = true;
        window.clear();
        lastMark = Optional.empty();
    }

    void endWarmUp() {
        warming = false;
        advanced.signalAll();
    }

    boolean isWarming() {
        return warming;
    }

    /// The reader has read a live log up to its head.
    void atHead() {
        proofs++;
    }

    /// Nobody waits any more.
    void close() {
        closed = true;
        advanced.signalAll();
    }

    Optional<Position> lastMark() {
        return lastMark;
    }

    EventWindow window() {
        return window;
    }
}
