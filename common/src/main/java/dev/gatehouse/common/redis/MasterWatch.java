package dev.gatehouse.common.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Leaves a Redis that is not the master any more.
///
/// A connection to a master that hangs, or was cut off from the others while this process still reaches it, breaks too
/// late or never. So the Sentinels are asked each second, on a connection of the one shared client; when they name
/// another master, all connections are made anew. Without Sentinel there is nothing to watch.
public final class MasterWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LettuceConnectionFactory factory;
    private final RedisClient client;
    private final @Nullable String masterName;
    private @Nullable Runnable moved;
    private @Nullable SocketAddress known;
    private @Nullable StatefulRedisSentinelConnection<String, String> sentinel;
    private @Nullable ScheduledFuture<?> looking;

    /// Notes who the master is. Connections that are made from now on lead to that one or to a later one.
    public MasterWatch(RedisEndpoint endpoint, LettuceConnectionFactory factory) {
        this.factory = factory;
        this.client = (RedisClient) factory.getRequiredNativeClient();
        this.masterName =
                endpoint.address() instanceof RedisAddress.Sentinels sentinels ? sentinels.masterName() : null;
        this.known = ask().orElse(null);
        if (known != null) {
            factory.resetConnection();
        }
    }

    /// Looks each second from now on.
    ///
    /// @param remake makes anew what the caller has of connections; called again a second later when it throws
    public MasterWatch start(ScheduledExecutorService background, Runnable remake) {
        moved = remake;
        if (masterName == null) {
            return this;
        }
        looking = background.scheduleWithFixedDelay(
                this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private synchronized void look() {
        try {
            Optional<SocketAddress> master = ask();
            if (master.isPresent() && !master.get().equals(known)) {
                factory.resetConnection();
                if (moved != null) {
                    moved.run();
                }
                known = master.get();
            }
        } catch (RuntimeException e) {
            // The new master is not there yet: the next look tries again.
        }
    }

    /// Empty when no Sentinel answers: the next look asks another one.
    private Optional<SocketAddress> ask() {
        if (masterName == null) {
            return Optional.empty();
        }
        try {
            if (sentinel == null) {
                sentinel = client.connectSentinel();
            }
            return Optional.ofNullable(sentinel.sync().getMasterAddrByName(masterName));
        } catch (RedisException e) {
            forget();
            return Optional.empty();
        }
    }

    private void forget() {
        if (sentinel != null) {
            sentinel.close();
            sentinel = null;
        }
    }

    @Override
    public synchronized void close() {
        if (looking != null) {
            looking.cancel(false);
        }
        forget();
    }
}
