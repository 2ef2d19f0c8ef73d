package dev.gatehouse.bench.measure.publishing;

import dev.gatehouse.bench.measure.listen.Lateness;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;

/// Reads the log as a gateway does and nothing else: what no gateway can be faster than.
public final class LogReader implements AutoCloseable {
    private static final XReadArgs BLOCKING =
            XReadArgs.Builder.block(Duration.ofMillis(200)).count(500);
    private static final String PAYLOAD = "payload";

    private final StatefulRedisConnection<String, byte[]> connection;
    private final String stream;
    private final Lateness lateness;
    private final Thread thread;
    private volatile boolean stopped;

    /// Begins with what comes from now on.
    ///
    /// @param connection its own, which it closes
    public LogReader(StatefulRedisConnection<String, byte[]> connection, String stream, Lateness lateness) {
        this.connection = connection;
        this.stream = stream;
        this.lateness = lateness;
        this.thread = Thread.ofPlatform().name("log-reader").daemon().start(this::run);
    }

    @SuppressWarnings("unchecked") // Lettuce takes the offsets as generic varargs
    private void run() {
        StreamOffset<String> from = StreamOffset.latest(stream);
        while (!stopped) {
            List<StreamMessage<String, byte[]>> entries = connection.sync().xread(BLOCKING, from);
            for (StreamMessage<String, byte[]> entry : entries) {
                byte[] payload = entry.getBody().get(PAYLOAD);
                if (payload != null) {
                    lateness.payload(payload);
                }
            }
            if (!entries.isEmpty()) {
                from = StreamOffset.from(stream, entries.getLast().getId());
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
