package dev.gatehouse.local.scene;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what another process does in its own time, and not for ever.
public final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 100;

    private Patience() {}

    /// Asks again and again until the condition holds.
    ///
    /// @param otherwise what is told when it does not hold in time
    public static void until(Callable<Boolean> condition, Callable<String> otherwise) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new NotVerified(otherwise.call());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
