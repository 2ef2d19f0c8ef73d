package dev.gatehouse.bench.measure.publishing;

import dev.gatehouse.bench.measure.wire.Frames;
import dev.gatehouse.common.stream.ClientEvent;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.atomic.AtomicReference;

/// Appends events as back ends do, many commands in one write.
public final class RedisPublisher implements Publisher {
    // Far more than a window that any run allows, and little enough memory.
    private static final XAddArgs TRIMMED = XAddArgs.Builder.maxlen(100_000).approximateTrimming();

    private final StatefulRedisConnection<String, byte[]> connection;
    private final RedisAsyncCommands<String, byte[]> commands;
    private final String stream;
    private final String users;
    private final int bytes;
    private final AtomicReference<String> firstRefusal = new AtomicReference<>("");
    private long published;

    /// @param connection its own, which it closes
    /// @param users what the names of its users begin with
    public RedisPublisher(StatefulRedisConnection<String, byte[]> connection, String stream, String users, int bytes) {
        this.connection = connection;
        this.commands = connection.async();
        this.stream = stream;
        this.users = users;
        this.bytes = bytes;
        connection.setAutoFlushCommands(false);
    }

    @Override
    public void publish(int user, long stamp) {
        publish(users + user, stamp);
    }

    /// An event for the user of this name.
    ///
    /// @param stamp the moment at which it was due, which its payload bears
    public void publish(String user, long stamp) {
        ClientEvent event = new ClientEvent(
                users + "-" + Long.toString(published++, Character.MAX_RADIX),
                user,
                "",
                "bench",
                Frames.payload(bytes, stamp),
                System.currentTimeMillis(),
                0,
                "");
        var unused = commands.xadd(stream, TRIMMED, event.toFields()).whenComplete((id, error) -> {
            if (error != null) {
                firstRefusal.compareAndSet("", error.toString());
            }
        });
    }

    @Override
    public void flush() {
        connection.flushCommands();
    }

    @Override
    public String firstRefusal() {
        return firstRefusal.get();
    }

    @Override
    public void close() {
        connection.setAutoFlushCommands(true);
        connection.close();
    }
}
