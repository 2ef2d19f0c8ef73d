package dev.gatehouse.bench.measure.lab;

import dev.gatehouse.bench.measure.listen.Outstanding;
import dev.gatehouse.bench.measure.listen.Tally;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Compiler;
import dev.gatehouse.bench.measure.stand.ProcessTime;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A closed loop: as many events as the window of outstanding deliveries lets through.
///
/// @param pid the server's
/// @param users to whom events go in turn
/// @param fanOut streams of each
public record Pressure(long pid, Publisher publisher, int users, int fanOut) {
    private static final int BATCH = 256;
    private static final long PAUSE_NANOS = 100_000;
    private static final long DRAIN_SECONDS = 20;
    private static final long POLL_MILLIS = 10;

    /// What came out.
    ///
    /// @param perCpuSecond deliveries per CPU-second of the server
    /// @param perSecond deliveries per second
    /// @param missing deliveries that did not come within [#DRAIN_SECONDS]
    public record Yield(double perCpuSecond, double perSecond, long missing) {}

    /// Warms up, measures, and waits for what is under way.
    public Yield measure(Outstanding window, Tally tally, Scale scale) throws IOException, InterruptedException {
        Pump pump = new Pump(window);
        Thread thread = Thread.ofPlatform().name("publisher").daemon().start(pump);
        Compiler.awaitQuiet(pid, scale.warmUp());
        double cpuBefore = ProcessTime.of(pid);
        long before = tally.deliveries();
        long began = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(scale.length().toMillis());
        double cpu = ProcessTime.of(pid) - cpuBefore;
        double deliveries = tally.deliveries() - before;
        double seconds = (System.nanoTime() - began) / 1e9;
        pump.stopped = true;
        thread.join();
        if (tally.endings() > 0) {
            throw new IOException(tally.endings() + " streams were closed, the first with " + tally.firstEnding());
        }
        return new Yield(deliveries / cpu, deliveries / seconds, drain(window));
    }

    private static long drain(Outstanding window) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (window.open() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return window.open();
    }

    private final class Pump implements Runnable {
        private final Outstanding window;
        private volatile boolean stopped;

        Pump(Outstanding window) {
            this.window = window;
        }

        @Override
        public void run() {
            int user = 0;
            while (!stopped) {
                int batch = 0;
                while (batch < BATCH && window.tryTake(fanOut)) {
                    publisher.publish(user, System.nanoTime());
                    user = (user + 1) % users;
                    batch++;
                }
                if (batch > 0) {
                    publisher.flush();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
