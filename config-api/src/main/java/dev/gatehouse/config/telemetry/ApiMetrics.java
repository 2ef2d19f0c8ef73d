package dev.gatehouse.config.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// The metrics of what callers ask for. Tags come from closed lists only.
public final class ApiMetrics {
    private static final String PREFIX = "gatehouse.config.";

    private final MeterRegistry registry;

    public ApiMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// A configuration was given out, or found unchanged.
    public void resolved(String format, int status) {
        count("resolves", "Configurations that were resolved", "format", format, "status", Integer.toString(status));
    }

    /// A publish or a rollback ended.
    ///
    /// @param operation `publish` or `rollback`
    public void published(String operation, String outcome) {
        count("publishes", "Publishes and rollbacks", "operation", operation, "outcome", outcome);
    }

    /// A request was refused because of its token.
    public void tokenRefused(String reason) {
        count("tokens.refused", "Requests that were refused because of their token", "reason", reason);
    }

    /// A request was answered with a problem, whatever it was.
    public void refused(String code) {
        count("refusals", "Requests that were answered with a problem of the error contract", "code", code);
    }

    private void count(String name, String description, String... tags) {
        Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }
}
