package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.gateway.stream.LoggedEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One open stream. Each message is sent at most once and in the order in which it was given.
///
/// Any thread may give it messages, drain it or close it; the sink sees one thread at a time. Whoever comes while
/// another thread is at work leaves the work to that one, so that no delivery costs a hop between threads.
public final class Subscription {
    /// After so many pulses (seconds) without a message a stream is sent the beacon; jittered, so that not all are at
    /// once.
    private static final int MIN_IDLE_PULSES = 20;

    private static final int MAX_IDLE_PULSES = 30;
    // So that the position which an idle client keeps never leaves the window.
    private static final double BEACON_TURNOVER = 0.25;

    private final SessionGrant session;
    private final EventSink sink;
    private final Outbox outbox;
    private final int rotateAfter;
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicReference<@Nullable ErrorReason> closeReason = new AtomicReference<>();

    // Both are touched only by the thread that is at work, or before the first drain.
    private final ArrayDeque<LoggedEvent> missed = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean released;
    private volatile boolean sentSincePulse;
    private volatile long checkAtNanos;
    private int age;
    private int idlePulses;
    private double turnoverWhenSent;
    private final int beaconAfter = ThreadLocalRandom.current().nextInt(MIN_IDLE_PULSES, MAX_IDLE_PULSES + 1);

    /// An open stream.
    ///
    /// @param rotateAfter how many pulses (seconds) it may live
    /// @param turnover the window's when it is opened
    Subscription(SessionGrant session, EventSink sink, Outbox outbox, int rotateAfter, double turnover) {
        this.session = session;
        this.sink = sink;
        this.outbox = outbox;
        this.rotateAfter = rotateAfter;
        this.turnoverWhenSent = turnover;
    }

    /// What a second's passing asks of a stream.
    enum Pulse {
        NOTHING_DUE,
        /// Nothing was sent for long, or much of the window has passed since.
        BEACON_DUE,
        /// It has reached its age.
        ROTATION_DUE
    }

    /// Whose stream it is.
    public SessionGrant session() {
        return session;
    }

    String userId() {
        return session.userId();
    }

    String deviceSessionId() {
        return session.deviceSessionId();
    }

    /// What is sent before anything that is offered. Only before the first drain.
    void replay(List<LoggedEvent> events) {
        missed.addAll(events);
    }

    /// Gives it a message and sends what may be sent.
    void offer(byte[] message) {
        put(message);
        drain();
    }

    /// Gives it a message that waits for the next [#drain], or until half of the outbox is taken; a stream whose outbox
    /// is full is closed as overflowed, alone.
    void put(byte[] message) {
        if (outbox.isHalfFull()) {
            drain();
        }
        if (closeReason.get() == null && !outbox.offer(message)) {
            close(ErrorReason.STREAM_OVERFLOWED);
        }
    }

    /// Ends the stream; what still waits is dropped, because the client resumes from its own position.
    public void close(ErrorReason reason) {
        closeReason.compareAndSet(null, reason);
        drain();
    }

    /// False once it was closed, from either side.
    public boolean isOpen() {
        return !released && closeReason.get() == null;
    }

    /// Why it was closed from this side; null while it is open.
    @Nullable
    ErrorReason closeReason() {
        return closeReason.get();
    }

    /// When the session has to be looked at again, on the monotonic clock.
    public void checkAt(long nanos) {
        checkAtNanos = nanos;
    }

    public boolean isDue(long nowNanos) {
        return isOpen() && nowNanos - checkAtNanos >= 0;
    }

    /// Called once a second by one thread.
    ///
    /// @param turnover how often the window has been filled anew, [EventWindow#turnover]
    Pulse pulse(double turnover) {
        age++;
        if (sentSincePulse) {
            sentSincePulse = false;
            idlePulses = 0;
            turnoverWhenSent = turnover;
        } else {
            idlePulses++;
        }
        if (age >= rotateAfter) {
            return Pulse.ROTATION_DUE;
        }
        if (idlePulses < beaconAfter && turnover - turnoverWhenSent < BEACON_TURNOVER) {
            return Pulse.NOTHING_DUE;
        }
        idlePulses = 0;
        turnoverWhenSent = turnover;
        return Pulse.BEACON_DUE;
    }

    /// Sends what may be sent. The transport calls it whenever the sink has become ready.
    public void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int done = 1;
        while (done != 0) {
            drainNow();
            done = work.addAndGet(-done);
        }
    }

    /// Gives back what it holds, after the transport has gone.
    void release() {
        released = true;
        outbox.clear();
    }

    private void drainNow() {
        ErrorReason reason = closeReason.get();
        if (reason != null) {
            closeOnce(reason);
            return;
        }
        byte[] message = next();
        while (message != null) {
            sink.send(message);
            sentSincePulse = true;
            message = next();
        }
    }

    private byte @Nullable [] next() {
        if (closeReason.get() != null || !sink.isReady()) {
            return null;
        }
        LoggedEvent event = missed.poll();
        return event != null ? event.message() : outbox.poll();
    }

    private void closeOnce(ErrorReason reason) {
        if (!closed) {
            closed = true;
            missed.clear();
            outbox.clear();
            sink.close(reason);
        }
    }
}
