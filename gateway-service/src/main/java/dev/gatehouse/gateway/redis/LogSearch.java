package dev.gatehouse.gateway.redis;

import dev.gatehouse.gateway.access.StateUnavailableException;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Looks back through the newest entries of the two streams for an operator who asks about one session or event.
public final class LogSearch {
    /// How many entries are looked at, at most.
    public static final int MOST_SCANNED = 20_000;

    private static final int MOST_FOUND = 10;
    // Entries may weigh 256 KiB each: a page must not be what the process dies of.
    private static final int PAGE = 100;

    private final RedisLink redis;
    private final String sessionEvents;
    private final String clientEvents;

    LogSearch(RedisLink redis, String sessionEvents, String clientEvents) {
        this.redis = redis;
        this.sessionEvents = sessionEvents;
        this.clientEvents = clientEvents;
    }

    /// An entry as it stands in its stream.
    public record Entry(String id, Map<String, byte[]> fields) {}

    /// What was found, newest first.
    ///
    /// @param scanned how many entries were looked at
    /// @param whole whether these were all that the stream holds
    public record Found(List<Entry> entries, int scanned, boolean whole) {}

    /// The newest entries of session-events that name this session.
    public Found session(String deviceSessionId) throws StateUnavailableException {
        return find(sessionEvents, "device_session_id", deviceSessionId);
    }

    /// The newest entries of client-events with this event id.
    public Found event(String eventId) throws StateUnavailableException {
        return find(clientEvents, "event_id", eventId);
    }

    private Found find(String stream, String field, String value) throws StateUnavailableException {
        byte[] wanted = value.getBytes(StandardCharsets.UTF_8);
        List<Entry> found = new ArrayList<>();
        int scanned = 0;
        try {
            Range<String> range = Range.unbounded();
            while (scanned < MOST_SCANNED && found.size() < MOST_FOUND) {
                List<StreamMessage<String, byte[]>> page = redis.commands().xrevrange(stream, range, Limit.from(PAGE));
                page.stream()
                        .filter(entry -> Arrays.equals(entry.getBody().get(field), wanted))
                        .forEach(entry -> found.add(new Entry(entry.getId(), entry.getBody())));
                scanned += page.size();
                if (page.size() < PAGE) {
                    return new Found(found, scanned, true);
                }
                range = Range.from(
                        Range.Boundary.unbounded(),
                        Range.Boundary.excluding(page.getLast().getId()));
            }
            return new Found(found, scanned, false);
        } catch (RedisException e) {
            throw new StateUnavailableException("the stream can't be searched", e);
        }
    }
}
