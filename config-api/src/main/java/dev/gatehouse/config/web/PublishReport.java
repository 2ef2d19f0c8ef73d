package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.release.PublishOutcome;
import dev.gatehouse.config.release.Release;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.web.request.Caller;
import dev.gatehouse.config.web.request.Refusal;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells operators and the caller what became of a publish or a rollback.
final class PublishReport {
    private static final Logger LOG = LoggerFactory.getLogger(PublishReport.class);

    private final ApiMetrics metrics;

    PublishReport(ApiMetrics metrics) {
        this.metrics = metrics;
    }

    /// @throws Refusal unless it is published
    Release published(ConfigScope scope, Caller caller, PublishOutcome outcome) {
        return told(ConfigLog.RELEASE_PUBLISHED, "publish", scope, caller, outcome);
    }

    /// @throws Refusal unless it is published
    Release rolledBack(ConfigScope scope, Caller caller, PublishOutcome outcome) {
        return told(ConfigLog.RELEASE_ROLLED_BACK, "rollback", scope, caller, outcome);
    }

    private Release told(ConfigLog event, String operation, ConfigScope scope, Caller caller, PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Published(var release)) {
            metrics.published(operation, "published");
            event.log(
                    LOG,
                    "scope",
                    scope.path(),
                    "release",
                    release.number(),
                    "revision",
                    release.revision(),
                    "token_id",
                    caller.tokenId());
            return release;
        }
        Refusal refusal = refusal(outcome);
        metrics.published(operation, refusal.reason().name().toLowerCase(Locale.ROOT));
        ConfigLog refused =
                refusal.reason() == ErrorReason.OUTCOME_UNKNOWN ? ConfigLog.PUBLISH_UNKNOWN : ConfigLog.PUBLISH_REFUSED;
        refused.log(
                LOG,
                "operation",
                operation,
                "scope",
                scope.path(),
                "reason",
                refusal.reason().name(),
                "token_id",
                caller.tokenId());
        throw refusal;
    }

    private static Refusal refusal(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published _ -> throw new IllegalArgumentException("it is no refusal");
            case PublishOutcome.Conflict(var current) -> conflict(current);
            case PublishOutcome.NoSuchRelease() -> new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "no such release");
            case PublishOutcome.Full() -> StoreOutages.full();
            case PublishOutcome.Unavailable(var detail) -> StoreOutages.unavailable(detail);
            case PublishOutcome.OutcomeUnknown(var detail) -> StoreOutages.unknown(detail);
        };
    }

    private static Refusal conflict(Optional<Release> current) {
        Refusal refusal = new Refusal(ErrorReason.REVISION_CONFLICT, "another head");
        return current.map(head ->
                        refusal.with("current_revision", head.revision()).with("current_release", head.number()))
                .orElse(refusal);
    }
}
