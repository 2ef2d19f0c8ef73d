package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.MonotonicClock;
import dev.gatehouse.gateway.stream.SeenEvents;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.sync.RedisCommands;

/// Reads the newest part of client-events into the window before anything is delivered.
///
/// What is read first only tells repeated entries: the window begins one [SeenEvents#SPAN] behind it, so that each
/// entry
/// in it was judged with all that lies before it.
final class WarmUp {
    private static final int BATCH = 500;

    private final RedisCommands<String, byte[]> redis;
    private final StreamCursor clients;
    private final EntryDispatcher dispatcher;
    private final ReaderLimits limits;

    WarmUp(RedisCommands<String, byte[]> redis, StreamCursor clients, EntryDispatcher dispatcher, ReaderLimits limits) {
        this.redis = redis;
        this.clients = clients;
        this.dispatcher = dispatcher;
        this.limits = limits;
    }

    /// Reads up to a head that was seen.
    ///
    /// @return false when the time was over before: then the window begins with what is the head now
    @SuppressWarnings("unchecked") // Lettuce takes the offsets as generic varargs
    boolean readUpTo(Position head) {
        long began = MonotonicClock.SYSTEM.nanos();
        begin(head);
        boolean met = false;
        while (head.entryId().isAfter(clients.last())) {
            if (MonotonicClock.SYSTEM.nanos() - began > limits.warmUp().toNanos()) {
                beginNow();
                return false;
            }
            for (StreamMessage<String, byte[]> entry : redis.xread(XReadArgs.Builder.count(BATCH), clients.next())) {
                Position position = StreamCursor.position(entry);
                met |= position.equals(head);
                // Entries that were deleted since are none of the log: history may have gaps.
                boolean unused = clients.moveTo(position, dispatcher.warm(entry.getBody(), position));
            }
        }
        if (!met) {
            throw new RedisException("client-events was replaced while it was read");
        }
        return true;
    }

    private void begin(Position head) {
        EntryId tail = clients.tail(redis).orElse(EntryId.ZERO);
        long back =
                limits.windowSpanMillis(head.entryId(), tail, redis.xlen(clients.key())) + SeenEvents.SPAN.toMillis();
        long floor = Long.compareUnsigned(head.entryId().millis(), back) > 0
                ? head.entryId().millis() - back
                : 0;
        boolean whole = Long.compareUnsigned(tail.millis(), floor) >= 0;
        clients.begin(whole ? EntryId.ZERO : new EntryId(floor, 0));
        dispatcher.beginWindow(whole ? 0 : floor + 1); // behind floor-0, which is not read
    }

    /// Nothing older than now can be resumed from, and for a span a repeated entry may not be known as such.
    private void beginNow() {
        Position head = clients.head(redis).orElseThrow(() -> new RedisException("client-events is gone"));
        clients.begin(head);
        dispatcher.beginWindow(head.entryId().millis() + 1);
        dispatcher.place(head);
    }

    /// The whole log of a stream that nobody has written to yet.
    void beginEmpty() {
        clients.begin(EntryId.ZERO);
        dispatcher.beginWindow(0);
    }
}
