package dev.gatehouse.client.stream;

import dev.gatehouse.common.stream.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A stream that is opened again, with jittered exponential back-off, where the one before it ended.
///
/// The listener is told each stream's opening and closing; a closing without `reconnectIn` is the last thing that it is
/// told. It stops by itself when reconnecting can't help: the session is over, a newer stream took over, what came is
/// not to be believed, or the listener failed. A stream that lasted longer than the longest delay starts the back-off
/// anew.
public final class Subscription implements AutoCloseable {
    private final Streams streams;
    private final Backoff backoff;
    private final PositionStore positions;
    private final StreamListener listener;
    private final CompletableFuture<CloseReason> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable EventStream current;
    private volatile @Nullable Position position;
    private volatile @Nullable Duration delay;
    private volatile boolean resuming;
    private volatile boolean reload;
    private long startedAt;
    private int attempt;

    Subscription(Streams streams, Backoff backoff, PositionStore positions, StreamListener listener) {
        this.streams = streams;
        this.backoff = backoff;
        this.positions = positions;
        this.listener = listener;
    }

    /// Completes, after the listener was told, with why the last stream ended. Never fails.
    public CompletableFuture<CloseReason> ended() {
        return ended;
    }

    /// The position up to which the listener has handled everything; empty before anything was.
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /// Ends the subscription as `CANCELLED`. A listener that is at work finishes; at most one closing follows.
    @Override
    public void close() {
        closing.countDown();
        EventStream stream = current;
        if (stream != null) {
            stream.close();
        }
    }

    void start() {
        Thread.ofVirtual().name("gatehouse-subscription").start(this::run);
    }

    private void run() {
        CloseReason reason = runOnce();
        for (Duration wait = delay; wait != null; wait = delay) {
            reason = sleeps(wait) ? runOnce() : last(new CloseReason.Cancelled());
        }
        ended.complete(reason);
    }

    private CloseReason runOnce() {
        startedAt = System.nanoTime();
        try {
            EventStream stream = streams.open(resumeFrom(), this::on);
            current = stream;
            if (isClosing()) {
                stream.close();
            }
            return settled(stream.ended().join());
        } catch (Exception e) {
            return last(new CloseReason.ListenerFailed(e));
        }
    }

    /// A listener that failed when it was told of the closing wants no other stream.
    private CloseReason settled(CloseReason reason) {
        if (reason instanceof CloseReason.ListenerFailed) {
            delay = null;
        }
        return reason;
    }

    private @Nullable Position resumeFrom() throws Exception {
        Position stored = reload ? null : positions.load().orElse(null);
        position = stored;
        resuming = stored != null;
        return stored;
    }

    /// Waits before the next stream; false when the subscription is closed meanwhile.
    private boolean sleeps(Duration wait) {
        try {
            return !closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CloseReason last(CloseReason reason) {
        try {
            closed(new StreamEvent.Closed(reason, null));
            return reason;
        } catch (Exception e) {
            return settled(new CloseReason.ListenerFailed(e));
        }
    }

    private void on(StreamEvent event) throws Exception {
        switch (event) {
            case StreamEvent.Opened opened -> opened(opened);
            case StreamEvent.Event delivered -> advance(delivered.event().position(), delivered);
            case StreamEvent.Beacon beacon -> beacon(beacon);
            case StreamEvent.Closed closed -> closed(closed);
        }
    }

    /// Where the stream begins now, the beacon's position is kept: it stands for everything before. Where it resumes,
    /// events from before the beacon still follow. A position that had to be given up leaves a gap.
    private void opened(StreamEvent.Opened answer) throws Exception {
        StreamEvent.Opened opened = reload ? new StreamEvent.Opened(answer.beacon(), false) : answer;
        reload = false;
        Optional<Position> now = opened.beacon().position();
        if (now.isEmpty() || (resuming && opened.recovered())) {
            listener.on(opened);
        } else {
            advance(now.get(), opened);
        }
    }

    private void beacon(StreamEvent.Beacon beacon) throws Exception {
        Optional<Position> now = beacon.beacon().position();
        if (now.isPresent() && isAhead(now.get())) {
            advance(now.get(), beacon);
        } else {
            listener.on(beacon);
        }
    }

    private boolean isAhead(Position next) {
        Position known = position;
        return known == null || next.entryId().isAfter(known.entryId());
    }

    private void advance(Position next, StreamEvent event) throws Exception {
        positions.advance(next, () -> listener.on(event));
        position = next;
    }

    private void closed(StreamEvent.Closed closed) throws Exception {
        CloseReason reason = closed.reason();
        delay = isClosing() ? null : delayAfter(reason);
        listener.on(new StreamEvent.Closed(reason, delay));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private @Nullable Duration delayAfter(CloseReason reason) {
        return switch (reason.advice()) {
            case RECONNECT, RETRY, SIGN_AGAIN -> jittered(reason);
            case RELOAD -> {
                reload = true;
                yield jittered(reason);
            }
            case FIX_REQUEST, LOG_IN, STOP, REPORT -> null;
        };
    }

    private Duration jittered(CloseReason reason) {
        if (System.nanoTime() - startedAt > backoff.longest().toNanos()) {
            attempt = 0;
        }
        Duration drawn = backoff.delay(attempt++, ThreadLocalRandom.current());
        Duration told = reason instanceof CloseReason.ByGateway byGateway ? byGateway.retryDelay() : null;
        return told == null ? drawn : told.plus(drawn);
    }
}
