package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.limit.Origin;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection of the gRPC listener. Any thread may end it.
public final class Connection {
    /// How long calls that are under way may go on after the connection was told to end.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Channel channel;
    private final Origin origin;
    private final long openedNanos;
    private final AtomicReference<@Nullable ConnectionEnd> end = new AtomicReference<>();
    private volatile boolean called;
    private volatile boolean ready;

    Connection(Channel channel, Origin origin, long openedNanos) {
        this.channel = channel;
        this.origin = origin;
        this.openedNanos = openedNanos;
    }

    /// Whose failures its failures are.
    public Origin origin() {
        return origin;
    }

    /// Ends it, once: the caller is told GOAWAY, calls that are under way get a moment to be answered, and then it is
    /// cut.
    public void end(ConnectionEnd reason) {
        if (end.compareAndSet(null, reason)) {
            var unused = channel.close();
            var unusedToo = channel.eventLoop().schedule(this::cut, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// From the pipeline's head, past the HTTP/2 handler, who would wait for its calls.
    private void cut() {
        if (channel.isOpen()) {
            var unused = channel.pipeline().firstContext().close();
        }
    }

    /// Notes why it is about to end by someone else's doing; the first reason stays.
    void note(ConnectionEnd reason) {
        end.compareAndSet(null, reason);
    }

    /// True once it was told to end.
    boolean isEnded() {
        return end.get() != null;
    }

    /// Why it ended, when it has.
    ConnectionEnd reason() {
        ConnectionEnd reason = end.get();
        if (reason != null) {
            return reason;
        }
        return ready ? ConnectionEnd.CLIENT : ConnectionEnd.NO_HANDSHAKE;
    }

    /// What speaks HTTP/2 on it; null when it has gone already.
    @Nullable
    Http2ConnectionHandler http2() {
        return channel.pipeline().get(Http2ConnectionHandler.class);
    }

    void handshaken() {
        ready = true;
    }

    void called() {
        called = true;
    }

    /// True iff nothing was called on it for so long, whether it came as far as HTTP/2 or not.
    boolean isSilent(long nowNanos, Duration patience) {
        return !called && nowNanos - openedNanos > patience.toNanos();
    }

    /// Ends it because it is silent.
    void endSilent() {
        end(ready ? ConnectionEnd.NO_CALL : ConnectionEnd.NO_HANDSHAKE);
    }
}
