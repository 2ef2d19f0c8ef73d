package dev.gatehouse.session.redis;

import dev.gatehouse.session.telemetry.SessionMetrics;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/// The scripts of this package, each by its file's name.
record Scripts(
        Script newestSession,
        Script open,
        Script revoke,
        Script bump,
        Script sessionOwner,
        Script introspect,
        Script trim,
        Script touch) {

    static Scripts of(RedisConnectionFactory redis, SessionMetrics metrics) {
        return new Scripts(
                read("newest_session", redis, metrics),
                read("open", redis, metrics),
                read("revoke", redis, metrics),
                read("bump", redis, metrics),
                read("session_owner", redis, metrics),
                read("introspect", redis, metrics),
                read("trim", redis, metrics),
                read("touch", redis, metrics));
    }

    private static Script read(String name, RedisConnectionFactory redis, SessionMetrics metrics) {
        return Script.read(name, redis, metrics.script(name));
    }
}
