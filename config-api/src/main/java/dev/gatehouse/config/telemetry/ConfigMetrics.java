package dev.gatehouse.config.telemetry;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// The metrics of config-api. Tags come from closed lists only.
public final class ConfigMetrics {
    private static final String PREFIX = "gatehouse.config.";

    private final MeterRegistry registry;

    public ConfigMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void storeOperation(String operation, String outcome, long nanos) {
        Timer.builder(PREFIX + "store")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .description("How long the store takes for an operation, its answer included")
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void storeCommitted(long bytes) {
        DistributionSummary.builder(PREFIX + "store.commit")
                .baseUnit("bytes")
                .description("Size of the values that a commit writes, whatever becomes of it")
                .register(registry)
                .record((double) bytes);
    }
}
