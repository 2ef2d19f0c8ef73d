package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Mark;
import dev.gatehouse.common.stream.Position;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How far one stream has been read, and by what it is known again. One thread's own.
final class StreamCursor {
    private final String key;
    private EntryId last = EntryId.ZERO;
    private Optional<Position> newest = Optional.empty();
    // The last mark: it is small, so that it can be looked at with each read.
    private Optional<Position> anchor = Optional.empty();
    private OptionalLong addedAtMark = OptionalLong.empty();
    private long readSinceMark;

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
        anchor = Optional.empty();
        addedAtMark = OptionalLong.empty();
    }

    /// Begins behind an entry that stands there, which proves the history from now on.
    void begin(Position position) {
        begin(position.entryId());
        newest = Optional.of(position);
        anchor = newest;
    }

    /// Goes on behind an entry that was read.
    ///
    /// @param mark the entry, if it is one
    /// @return false when entries that the stream took in since the mark before were not read
    boolean moveTo(Position position, Optional<Mark> mark) {
        last = position.entryId();
        newest = Optional.of(position);
        readSinceMark++;
        if (mark.isEmpty()) {
            anchor = anchor.isEmpty() ? newest : anchor;
            return true;
        }
        anchor = newest;
        return isComplete(mark.get().added());
    }

    private boolean isComplete(OptionalLong added) {
        boolean complete = addedAtMark.isEmpty()
                || added.isEmpty()
                || added.getAsLong() - addedAtMark.getAsLong() == readSinceMark;
        addedAtMark = added;
        readSinceMark = 0;
        return complete;
    }

    /// The newest entry of the stream now.
    Optional<Position> head(RedisCommands<String, byte[]> redis) {
        return redis.xrevrange(key, Range.unbounded(), Limit.from(1)).stream()
                .findFirst()
                .map(StreamCursor::position);
    }

    /// The oldest entry of the stream now.
    Optional<EntryId> tail(RedisCommands<String, byte[]> redis) {
        return redis.xrange(key, Range.unbounded(), Limit.from(1)).stream()
                .findFirst()
                .map(entry -> EntryId.parse(entry.getId()));
    }

    /// True iff the entry that was read last still stands there with the same content.
    boolean isSameHistory(RedisCommands<String, byte[]> redis) {
        if (newest.isEmpty()) {
            return true;
        }
        return isAt(newest.get(), redis.xrange(key, only(newest.get())));
    }

    /// Asks, behind a read that is under way, whether the stream is still the one whose marks were read: what the read
    /// brings belongs to it only then.
    CompletionStage<Boolean> isAnchored(RedisAsyncCommands<String, byte[]> redis) {
        if (anchor.isEmpty()) {
            return CompletableFuture.completedStage(true);
        }
        Position there = anchor.get();
        RedisFuture<List<StreamMessage<String, byte[]>>> found = redis.xrange(key, only(there));
        return found.thenApply(entries -> isAt(there, entries));
    }

    private static Range<String> only(Position position) {
        String id = position.entryId().toString();
        return Range.create(id, id);
    }

    private static boolean isAt(Position position, List<StreamMessage<String, byte[]>> entries) {
        return entries.stream().findFirst().map(StreamCursor::position).equals(Optional.of(position));
    }

    /// The entries of this stream among those of a read.
    List<StreamMessage<String, byte[]>> own(List<StreamMessage<String, byte[]>> entries) {
        return entries.stream().filter(entry -> entry.getStream().equals(key)).toList();
    }

    static Position position(StreamMessage<String, byte[]> entry) {
        return Position.of(EntryId.parse(entry.getId()), entry.getBody());
    }
}
