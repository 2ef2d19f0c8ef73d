package dev.gatehouse.bench.torture;

import java.util.concurrent.TimeUnit;

/// A time that one is ready to wait, in small steps.
final class Patience {
    private static final long STEP_MILLIS = 250;

    private final long deadline;

    private Patience(long deadline) {
        this.deadline = deadline;
    }

    static Patience ofSeconds(long seconds) {
        return new Patience(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    boolean lasts() {
        return System.nanoTime() - deadline < 0;
    }

    void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
}
