package dev.gatehouse.gateway.subscription;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What waits for one stream: references to shared messages, bounded by number and bytes. Safe for many threads.
final class Outbox {
    private final OutboxLimits limits;
    private final AtomicLong totalBytes;
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private long bytes;

    /// @param totalBytes what waits for all streams of this node
    Outbox(OutboxLimits limits, AtomicLong totalBytes) {
        this.limits = limits;
        this.totalBytes = totalBytes;
    }

    /// False when the message would go past a bound: it is not taken, and the stream has overflowed.
    synchronized boolean offer(byte[] message) {
        if (messages.size() >= limits.events()
                || bytes + message.length > limits.bytes()
                || totalBytes.get() + message.length > limits.totalBytes()) {
            return false;
        }
        messages.add(message);
        bytes += message.length;
        totalBytes.addAndGet(message.length);
        return true;
    }

    /// Whether half of one of its own bounds is taken.
    synchronized boolean isHalfFull() {
        return 2 * messages.size() >= limits.events() || 2 * bytes >= limits.bytes();
    }

    synchronized byte @Nullable [] poll() {
        byte[] message = messages.poll();
        if (message != null) {
            bytes -= message.length;
            totalBytes.addAndGet(-message.length);
        }
        return message;
    }

    synchronized void clear() {
        messages.clear();
        totalBytes.addAndGet(-bytes);
        bytes = 0;
    }
}
