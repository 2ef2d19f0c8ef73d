package dev.gatehouse.session.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.lifecycle.BumpOutcome;
import dev.gatehouse.session.lifecycle.BumpRequest;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import dev.gatehouse.session.lifecycle.SessionEnder;
import dev.gatehouse.session.lifecycle.Why;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Ends sessions on behalf of support staff and back ends.
@RestController
final class RevocationController {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationController.class);
    // One node, and no replica to wait for: an acknowledged write is as durable as that node's append-only file.
    private static final String DURABILITY = "single_node";

    private final SessionEnder ender;
    private final SessionMetrics metrics;

    RevocationController(SessionEnder ender, SessionMetrics metrics) {
        this.ender = ender;
        this.metrics = metrics;
    }

    record RevokeBody(
            @Nullable String operationId,
            @Nullable String reason,
            @Nullable String actor) {}

    record Revoked(String deviceSessionId, String status, long revision, String durability) {}

    record BumpBody(
            @Nullable String operationId,
            @Nullable String scope,
            @Nullable String scopeId,
            @Nullable String tenant,
            @Nullable String reason,
            @Nullable String actor) {}

    record Bumped(String scope, @Nullable String scopeId, long generation, String durability) {}

    /// Ends one session.
    @PostMapping(path = "/v1/sessions/{id}/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    Revoked revoke(
            @PathVariable String id,
            @RequestBody RevokeBody body,
            @RequestAttribute(CallerInterceptor.CALLER) Caller caller) {
        Why why = why(body.operationId(), body.reason(), body.actor());
        RevokeOutcome outcome = ender.revoke(id, why, caller);
        metrics.revoked(outcome);
        return switch (outcome) {
            case RevokeOutcome.NotFound() -> throw new GatehouseException(ErrorReason.RESOURCE_NOT_FOUND, "no session");
            case RevokeOutcome.Refused(var reason, var detail) -> throw new GatehouseException(reason, detail);
            case RevokeOutcome.Ended(var status, var revision, var changed) -> {
                log(SessionLog.SESSION_REVOKED, why, caller, "device_session_id", id, "changed", changed);
                yield new Revoked(id, status.wireName(), revision, DURABILITY);
            }
        };
    }

    /// Ends every session of a user or a tenant, or all of them.
    @PostMapping(path = "/v1/revocations", consumes = MediaType.APPLICATION_JSON_VALUE)
    Bumped bump(@RequestBody BumpBody body, @RequestAttribute(CallerInterceptor.CALLER) Caller caller) {
        GenerationScope scope = GenerationScope.parse(text(body.scope())).orElseThrow(() -> malformed("scope"));
        Why why = why(body.operationId(), body.reason(), body.actor());
        BumpOutcome outcome =
                ender.bump(new BumpRequest(scope, text(body.scopeId()), text(body.tenant()), why), caller);
        metrics.bumped(scope, outcome);
        return switch (outcome) {
            case BumpOutcome.Refused(var reason, var detail) -> throw new GatehouseException(reason, detail);
            case BumpOutcome.Bumped(var generation, var _) -> {
                log(
                        SessionLog.GENERATION_BUMPED,
                        why,
                        caller,
                        "scope",
                        scope.wireName(),
                        "scope_id",
                        text(body.scopeId()),
                        "generation",
                        generation);
                yield new Bumped(scope.wireName(), body.scopeId(), generation, DURABILITY);
            }
        };
    }

    private static Why why(@Nullable String operationId, @Nullable String reason, @Nullable String actor) {
        return Why.parse(text(operationId), text(reason), text(actor))
                .orElseThrow(() -> malformed("operation_id, reason or actor"));
    }

    private static void log(SessionLog event, Why why, Caller caller, Object... what) {
        Object[] who = {
            "caller", caller.name(), "operation_id", why.operationId(), "reason", why.reason(), "actor", why.actor()
        };
        event.log(LOG, Stream.of(who, what).flatMap(Stream::of).toArray());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static GatehouseException malformed(String detail) {
        return new GatehouseException(ErrorReason.MALFORMED_REQUEST, detail);
    }
}
