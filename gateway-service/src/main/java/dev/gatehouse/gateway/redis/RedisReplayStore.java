package dev.gatehouse.gateway.redis;

import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.stream.KeySpace;
import dev.gatehouse.gateway.access.ReplayStore;
import dev.gatehouse.gateway.access.StateUnavailableException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Used request ids as keys in Redis, `SET NX PX`. The value is this attempt's own, so that a `SET` whose answer was
/// lost can be told from another's.
public final class RedisReplayStore implements ReplayStore {
    private final RedisLink redis;
    private final KeySpace space;

    public RedisReplayStore(RedisLink redis, KeySpace space) {
        this.redis = redis;
        this.space = space;
    }

    @Override
    public boolean reserve(SessionId session, byte[] requestId, Duration keep) throws StateUnavailableException {
        String key = space.key("replay", session.text(), HexFormat.of().formatHex(requestId));
        byte[] attempt = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        try {
            return set(key, attempt, keep);
        } catch (RedisException e) {
            throw new StateUnavailableException("the request id can't be reserved", e);
        }
    }

    private boolean set(String key, byte[] attempt, Duration keep) {
        try {
            return redis.commands().set(key, attempt, SetArgs.Builder.nx().px(keep)) != null;
        } catch (RedisCommandTimeoutException e) { // the outcome is not known
            return isOwn(redis.commands().get(key), attempt);
        }
    }

    /// An id that nobody holds was not used: it must not be called a replay.
    private static boolean isOwn(byte @Nullable [] holder, byte[] attempt) {
        if (holder == null) {
            throw new RedisException("the reservation was not made");
        }
        return Arrays.equals(holder, attempt);
    }
}
