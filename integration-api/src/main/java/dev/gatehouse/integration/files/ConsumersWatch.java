package dev.gatehouse.integration.files;

import dev.gatehouse.integration.telemetry.IntegrationLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the consumers file in turn, on a thread of its own, until it is closed.
public final class ConsumersWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumersWatch.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("consumers-watch").factory());

    /// Begins to look.
    ///
    /// @param pause between two looks
    public ConsumersWatch(WatchedConsumers consumers, Duration pause) {
        var unused = thread.scheduleWithFixedDelay(
                () -> look(consumers), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void look(WatchedConsumers consumers) {
        try {
            consumers.look();
        } catch (RuntimeException e) {
            // A look that fails must not be the last one.
            IntegrationLog.CONSUMERS_NOT_WATCHED
                    .on(LOG)
                    .setCause(e)
                    .log(IntegrationLog.CONSUMERS_NOT_WATCHED.message());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
