package dev.gatehouse.gateway.netty;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call whose request has not arrived whole yet.
final class IncomingCall extends ServerStreamTracer {
    static final Context.Key<IncomingCall> CURRENT = Context.key("incoming-call");

    private static final Logger LOG = LoggerFactory.getLogger(IncomingCall.class);

    private final IncomingCalls calls;
    private final long startedNanos;
    private volatile @Nullable ServerCall<?, ?> call;
    private volatile boolean closed;

    IncomingCall(IncomingCalls calls, long startedNanos) {
        this.calls = calls;
        this.startedNanos = startedNanos;
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(CURRENT, this);
    }

    /// From here on it counts. gRPC takes nothing of the request into memory before the handler has asked for it.
    void begin(ServerCall<?, ?> started) {
        call = started;
        if (!closed) {
            calls.begin(this);
        }
        // It may have been cancelled before its handler's turn came, or just now: nobody else would forget it.
        if (closed) {
            calls.done(this);
        }
    }

    @Override
    public void inboundWireSize(long bytes) {
        calls.received(this, bytes);
    }

    /// The request has arrived.
    void done() {
        calls.done(this);
    }

    @Override
    public void streamClosed(Status status) {
        closed = true;
        calls.done(this);
    }

    boolean isOlderThan(Duration age, long nowNanos) {
        return nowNanos - startedNanos > age.toNanos();
    }

    /// Ends the call for want of its request.
    void giveUp() {
        ServerCall<?, ?> started = call;
        if (started != null) {
            close(started, ErrorReason.REQUEST_INCOMPLETE);
        }
    }

    static void close(ServerCall<?, ?> call, ErrorReason reason) {
        StatusRuntimeException status = Statuses.of(reason);
        Metadata trailers = status.getTrailers();
        try {
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
        } catch (IllegalStateException alreadyClosed) {
            LOG.debug("the call ended by itself", alreadyClosed);
        }
    }
}
