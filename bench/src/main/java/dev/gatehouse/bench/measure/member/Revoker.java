package dev.gatehouse.bench.measure.member;

import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionKeys;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.KeySpace;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Ends sessions as session-service does: the record first, then its snapshot in the log.
///
/// @param redis with texts as values
public record Revoker(StatefulRedisConnection<String, String> redis) {
    private static final String SESSION_EVENTS = "gatehouse:session-events:{0}";

    /// Revokes a session.
    ///
    /// @return `System.nanoTime()` just before the snapshot was appended
    public long revoke(String session) {
        RedisCommands<String, String> commands = redis.sync();
        String key = new SessionKeys(new KeySpace("gatehouse:")).session(session);
        Map<String, String> snapshot = new HashMap<>(commands.hgetall(key));
        snapshot.put("schema", Integer.toString(SessionEvent.SCHEMA));
        snapshot.put("event_id", UUID.randomUUID().toString());
        Map<String, String> change = Map.of(
                "status", SessionStatus.REVOKED.wireName(), "revision", Long.toString(System.currentTimeMillis()));
        snapshot.putAll(change);
        commands.hset(key, change);
        long before = System.nanoTime();
        commands.xadd(SESSION_EVENTS, snapshot);
        return before;
    }
}
