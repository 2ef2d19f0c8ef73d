package dev.gatehouse.config;

import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.telemetry.ConfigLog;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Holds the readiness back until the store was reached once. Later trouble of the store does not take it away.
final class StoreGate implements ApplicationRunner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGate.class);
    private static final String KEY = "health";
    private static final long PAUSE_MILLIS = 1_000;

    private final ConfigStore store;
    private final CountDownLatch closed = new CountDownLatch(1);

    StoreGate(ConfigStore store) {
        this.store = store;
    }

    /// Returns when the store answers, or when the process ends.
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        boolean told = false;
        while (store.get(KEY) instanceof Read.Unavailable<Optional<Entry>>(var detail)) {
            if (!told) {
                ConfigLog.STORE_NOT_REACHED.log(LOG, "problem", detail);
                told = true;
            }
            if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
