package dev.gatehouse.integration.telemetry;

import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Interaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// The metrics of what the upstreams answer. Tags come from closed lists only.
public final class UpstreamMetrics {
    private static final String PREFIX = "gatehouse.integration.upstream.";
    private static final String UPSTREAM = "upstream";

    private final MeterRegistry registry;

    public UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void attempted(Interaction interaction) {
        Timer.builder(PREFIX + "attempts")
                .description("How long attempts to ask an upstream took")
                .tags(
                        UPSTREAM,
                        interaction.upstream(),
                        "operation",
                        interaction.operation(),
                        "outcome",
                        interaction.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(interaction.millis(), TimeUnit.MILLISECONDS);
        ErrorClass error = interaction.errorClass();
        if (error != null) {
            failed(interaction.upstream(), error);
        }
    }

    private void failed(String upstream, ErrorClass error) {
        Counter.builder(PREFIX + "errors")
                .description("Attempts that failed, by why and by whose side")
                .tags(
                        UPSTREAM,
                        upstream,
                        "error_class",
                        error.name(),
                        "side",
                        error.side().name())
                .register(registry)
                .increment();
    }

    /// Watches how many calls are under way.
    public void bulkhead(String upstream, IntSupplier inUse) {
        Gauge.builder(PREFIX + "bulkhead.in.use", inUse::getAsInt)
                .description("Calls to an upstream that are under way on this node; 64 are the most")
                .tag(UPSTREAM, upstream)
                .strongReference(true)
                .register(registry);
    }
}
