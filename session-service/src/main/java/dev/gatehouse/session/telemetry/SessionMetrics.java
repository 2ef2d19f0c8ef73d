package dev.gatehouse.session.telemetry;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.session.introspection.Introspection;
import dev.gatehouse.session.lifecycle.BumpOutcome;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/// The metrics of session-service, each by its outcome. Tags come from closed lists only.
public final class SessionMetrics {
    private static final String PREFIX = "gatehouse.session.";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    public SessionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void opened(OpenOutcome outcome) {
        String tag = switch (outcome) {
            case OpenOutcome.Opened opened -> opened.repeated() ? "repeated" : "opened";
            case OpenOutcome.Refused(var reason, var _) -> tag(reason);
        };
        count("opens", "Attempts to open a session", OUTCOME, tag);
    }

    public void revoked(RevokeOutcome outcome) {
        String tag = switch (outcome) {
            case RevokeOutcome.Ended ended -> ended.changed() ? "revoked" : "unchanged";
            case RevokeOutcome.NotFound() -> "not_found";
            case RevokeOutcome.Refused(var reason, var _) -> tag(reason);
        };
        count("revokes", "Revocations of single sessions", OUTCOME, tag);
    }

    public void bumped(GenerationScope scope, BumpOutcome outcome) {
        String tag = switch (outcome) {
            case BumpOutcome.Bumped bumped -> bumped.repeated() ? "repeated" : "bumped";
            case BumpOutcome.Refused(var reason, var _) -> tag(reason);
        };
        count("bumps", "Ends of all sessions of a scope", "scope", scope.wireName(), OUTCOME, tag);
    }

    public void introspected(Introspection result) {
        String tag = switch (result) {
            case Introspection.Active _ -> "active";
            case Introspection.Inactive(var cause) -> cause.name().toLowerCase(Locale.ROOT);
            case Introspection.Refused(var reason, var _) -> tag(reason);
        };
        count("introspections", "Introspections of session assertions", "result", tag);
    }

    /// A call that never reached its work.
    public void callerRefused(ErrorReason reason) {
        count("callers.refused", "Calls that were refused because of who called", "reason", tag(reason));
    }

    public void recordMalformed(String reason) {
        count("records.malformed", "Session records that count as absent", "reason", reason.toLowerCase(Locale.ROOT));
    }

    /// Entries that left the streams because they were older than the retention.
    public void trimmed(long entries) {
        Counter.builder(PREFIX + "stream.trimmed")
                .description("Entries that left the streams because of their age")
                .register(registry)
                .increment((double) entries);
    }

    /// How long Redis takes for each script, its answer included.
    public Timer script(String name) {
        return Timer.builder(PREFIX + "script")
                .tag("script", name)
                .description("How long Redis takes for a script, its answer included")
                .register(registry);
    }

    private void count(String name, String description, String... tags) {
        Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }

    private static String tag(ErrorReason reason) {
        return reason.httpCode();
    }
}
