package dev.gatehouse.gateway.reader;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The reader with its thread and the marks with their clock: started and stopped together.
public final class StreamFollower {
    private static final long MARK_EVERY_MILLIS = 1_000;

    private final StreamReader reader;
    private final MarkWriter marks;
    private final ScheduledExecutorService pulse;
    // A platform thread: a flood of virtual ones must not keep the reader waiting for a carrier.
    private final Thread thread;
    private @Nullable ScheduledFuture<?> marking;

    StreamFollower(StreamReader reader, MarkWriter marks, ScheduledExecutorService pulse) {
        this.reader = reader;
        this.marks = marks;
        this.pulse = pulse;
        this.thread = Thread.ofPlatform().name("stream-reader").unstarted(reader);
    }

    public void start() {
        thread.start();
        marking = pulse.scheduleAtFixedRate(marks::write, 0, MARK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Waits until the window is warm. Past that time streams are refused until it is.
    public void awaitWarm(Duration atMost) throws InterruptedException {
        boolean unused = reader.awaitWarm(atMost);
    }

    /// Stops reading; true when the thread has ended within the time.
    public boolean stop(Duration within) throws InterruptedException {
        if (marking != null) {
            marking.cancel(false);
        }
        reader.stop();
        return thread.join(within);
    }
}
