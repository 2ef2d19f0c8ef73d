package dev.gatehouse.gateway.netty;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All calls whose request is still under way, bounded in number, in bytes and in time. Past a bound the oldest one
/// is given up: an honest request is whole within milliseconds, so the oldest is the one that was never meant to be.
final class IncomingCalls extends ServerStreamTracer.Factory {
    private final ConnectionLimits limits;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder givenUp = new LongAdder();
    // Guarded by the lock: each call with the bytes of it that wait, the oldest first, and the sum of those.
    private final SequencedMap<IncomingCall, Long> calls = new LinkedHashMap<>();
    private long bytes;

    IncomingCalls(ConnectionLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new IncomingCall(this, nanos.getAsLong());
    }

    void begin(IncomingCall call) {
        giveUp(() -> {
            calls.put(call, 0L);
            return takeWhile(this::isOver);
        });
    }

    void received(IncomingCall call, long more) {
        giveUp(() -> {
            if (calls.computeIfPresent(call, (same, waiting) -> waiting + more) != null) {
                bytes += more;
            }
            return takeWhile(this::isOver);
        });
    }

    void done(IncomingCall call) {
        lock.lock();
        try {
            take(call);
        } finally {
            lock.unlock();
        }
    }

    /// Gives up the calls whose request has been under way for too long. Called once a second.
    void sweep() {
        long now = nanos.getAsLong();
        giveUp(() -> takeWhile(() -> calls.firstEntry().getKey().isOlderThan(limits.request(), now)));
    }

    private void giveUp(Supplier<List<IncomingCall>> which) {
        List<IncomingCall> over;
        lock.lock();
        try {
            over = which.get();
        } finally {
            lock.unlock();
        }
        over.forEach(IncomingCall::giveUp);
        givenUp.add(over.size());
    }

    private List<IncomingCall> takeWhile(BooleanSupplier condition) {
        List<IncomingCall> taken = new ArrayList<>(0);
        while (!calls.isEmpty() && condition.getAsBoolean()) {
            IncomingCall oldest = calls.firstEntry().getKey();
            take(oldest);
            taken.add(oldest);
        }
        return taken;
    }

    private void take(IncomingCall call) {
        Long waiting = calls.remove(call);
        bytes -= waiting == null ? 0 : waiting;
    }

    private boolean isOver() {
        return calls.size() > limits.incompleteRequests() || bytes > limits.incompleteBytes();
    }

    /// How many are under way.
    int count() {
        lock.lock();
        try {
            return calls.size();
        } finally {
            lock.unlock();
        }
    }

    /// How much of them waits in memory.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    long givenUpCount() {
        return givenUp.sum();
    }
}
