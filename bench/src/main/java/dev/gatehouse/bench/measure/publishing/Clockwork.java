package dev.gatehouse.bench.measure.publishing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Publishes by a schedule, whatever happens: an open loop. Each event bears the moment at which it was due, not the
/// one at which it could be sent, so that a stall shows in every delivery that it held up.
public final class Clockwork implements AutoCloseable {
    private final Publisher publisher;
    private final int users;
    private final long intervalNanos;
    private final Thread thread;
    private volatile boolean stopped;

    /// Begins at once.
    ///
    /// @param perSecond events, to the users in turn
    public Clockwork(Publisher publisher, int users, int perSecond) {
        this.publisher = publisher;
        this.users = users;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.thread = Thread.ofPlatform().name("publisher").daemon().start(this::run);
    }

    private void run() {
        long due = System.nanoTime();
        int user = 0;
        while (!stopped) {
            boolean any = false;
            while (due - System.nanoTime() <= 0) {
                publisher.publish(user, due);
                user = (user + 1) % users;
                due += intervalNanos;
                any = true;
            }
            if (any) {
                publisher.flush();
            }
            LockSupport.parkNanos(due - System.nanoTime());
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
    }
}
