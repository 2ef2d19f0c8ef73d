package dev.gatehouse.integration.telemetry;

import dev.gatehouse.integration.consumer.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// The metrics of who is let in. Tags come from closed lists only: no consumer's name, no path.
public final class AccessMetrics {
    private static final String PREFIX = "gatehouse.integration.";

    private final MeterRegistry registry;
    private final AtomicInteger consumers = new AtomicInteger();

    public AccessMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(PREFIX + "consumers", consumers, AtomicInteger::get)
                .description("Consumers that are configured")
                .register(registry);
        for (Refusal reason : Refusal.values()) {
            refusals(reason); // an alert on a rate needs the counter before the first refusal
        }
    }

    /// Counts a request that was let in.
    ///
    /// @param route its template
    void admitted(String route) {
        Counter.builder(PREFIX + "requests.admitted")
                .description("Requests that were let in, by route")
                .tag("route", route)
                .register(registry)
                .increment();
    }

    void refused(Refusal reason) {
        refusals(reason).increment();
    }

    void reloaded(String outcome) {
        Counter.builder(PREFIX + "consumers.reads")
                .description("Reads of the consumers file: taken over, or refused because it is wrong")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    void consumers(int count) {
        consumers.set(count);
    }

    private Counter refusals(Refusal reason) {
        return Counter.builder(PREFIX + "refusals")
                .description("Requests and TLS handshakes that were refused, by reason")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
