package dev.gatehouse.client.publish;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

/// A Lettuce client that reconnects but never sends a command twice.
///
/// It takes both options: the replay filter covers writes that failed, but commands that were already under way when
/// the connection broke are only dropped where commands are rejected while disconnected (tried with 7.5.2).
final class RedisConnection {
    private RedisConnection() {}

    static RedisClient client(PublisherSettings settings) {
        RedisClient client = RedisClient.create(uri(settings));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.timeout())
                        .build())
                .build());
        return client;
    }

    static StatefulRedisConnection<String, byte[]> open(RedisClient client) {
        return client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    private static RedisURI uri(PublisherSettings settings) {
        RedisURI.Builder uri =
                settings.log().uri().withDatabase(settings.database()).withTimeout(settings.timeout());
        String password = settings.password();
        if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        return uri.build();
    }
}
