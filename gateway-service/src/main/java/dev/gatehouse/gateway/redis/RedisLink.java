package dev.gatehouse.gateway.redis;

import dev.gatehouse.gateway.event.GatewayEvent;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections of the one shared client: one for all short commands, and one of its own for each blocking reader.
public final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisClient client;
    private volatile StatefulRedisConnection<String, byte[]> shared;

    public RedisLink(RedisClient client) {
        this.client = client;
        this.shared = client.connect(CODEC);
    }

    /// For short commands, by many threads.
    public RedisCommands<String, byte[]> commands() {
        return shared.sync();
    }

    /// A connection of the caller's own, which the caller closes.
    public StatefulRedisConnection<String, byte[]> dedicated() {
        return client.connect(CODEC);
    }

    /// Leaves the Redis that was the master. Commands under way there fail; who has a dedicated connection notices by
    /// [#era].
    public void renew() {
        StatefulRedisConnection<String, byte[]> left = shared;
        shared = client.connect(CODEC);
        left.close();
        GatewayEvent.MASTER_MOVED.log(LOG);
    }

    /// What dedicated connections compare: another object after each [#renew].
    public Object era() {
        return shared;
    }

    @Override
    public void close() {
        shared.close();
    }
}
