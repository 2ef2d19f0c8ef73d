package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Optional;

/// How far one stream has been read. One thread's own.
final class StreamCursor {
    private final String key;
    private EntryId last = EntryId.ZERO;
    private Optional<Position> newest = Optional.empty();
    private Optional<Position> proof = Optional.empty();

    StreamCursor(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    EntryId last() {
        return last;
    }

    StreamOffset<String> next() {
        return StreamOffset.from(key, last.toString());
    }

    /// Begins behind this place, with no proof of the stream's history.
    void begin(EntryId id) {
        last = id;
        newest = Optional.empty();
        proof = Optional.empty();
    }

    /// Begins behind an entry that stands there, which proves the history from now on.
    void begin(Position position) {
        begin(position.entryId());
        newest = Optional.of(position);
        proof = newest;
    }

    /// Goes on behind an entry that was read.
    void moveTo(Position position) {
        last = position.entryId();
        newest = Optional.of(position);
    }

    /// The newest entry of the stream now.
    Optional<Position> head(RedisCommands<String, byte[]> redis) {
        List<StreamMessage<String, byte[]>> newest = redis.xrevrange(key, Range.unbounded(), Limit.from(1));
        return newest.stream().findFirst().map(StreamCursor::position);
    }

    /// True iff the stream is the one that was read: the entry that was the newest at the last look still stands there
    /// with the same content. The newest one now would prove nothing: a stream that was emptied has it from its new
    /// life. Marks keep the proof far from every trim.
    boolean isSameHistory(RedisCommands<String, byte[]> redis) {
        if (!stands(proof, redis) || !stands(newest, redis)) {
            return false;
        }
        proof = newest;
        return true;
    }

    private boolean stands(Optional<Position> position, RedisCommands<String, byte[]> redis) {
        if (position.isEmpty()) {
            return true;
        }
        String id = position.get().entryId().toString();
        List<StreamMessage<String, byte[]>> there = redis.xrange(key, Range.create(id, id));
        return there.stream().findFirst().map(StreamCursor::position).equals(position);
    }

    static Position position(StreamMessage<String, byte[]> entry) {
        return Position.of(EntryId.parse(entry.getId()), entry.getBody());
    }
}
