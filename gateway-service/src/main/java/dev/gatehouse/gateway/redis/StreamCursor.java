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

    /// Goes on behind this place. The entry there, if there is one, is from now on the proof of the stream's history.
    void moveTo(EntryId id) {
        last = id;
        proof = Optional.empty();
    }

    /// Goes on behind an entry that was read.
    void moveTo(Position position) {
        last = position.entryId();
        proof = Optional.of(position);
    }

    /// The newest entry of the stream now.
    Optional<Position> head(RedisCommands<String, byte[]> redis) {
        List<StreamMessage<String, byte[]>> newest = redis.xrevrange(key, Range.unbounded(), Limit.from(1));
        return newest.stream().findFirst().map(StreamCursor::position);
    }

    /// True iff the entry that was read last still stands there with the same content, so that the stream is the one
    /// that was read. Marks keep that entry far from every trim.
    boolean isSameHistory(RedisCommands<String, byte[]> redis) {
        if (proof.isEmpty()) {
            return true;
        }
        String id = last.toString();
        List<StreamMessage<String, byte[]>> there = redis.xrange(key, Range.create(id, id));
        return there.stream().findFirst().map(StreamCursor::position).equals(proof);
    }

    static Position position(StreamMessage<String, byte[]> entry) {
        return Position.of(EntryId.parse(entry.getId()), entry.getBody());
    }
}
