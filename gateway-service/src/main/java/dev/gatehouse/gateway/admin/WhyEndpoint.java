package dev.gatehouse.gateway.admin;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.web.EndpointProblem;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/// The runbook's two triage procedures: `GET /why/revoke/{session}` and `GET /why/event/{id}`.
@Endpoint(id = "why")
final class WhyEndpoint {
    private static final int MAX_ID = 128;

    private final RevokeTriage revokes;
    private final EventTriage events;

    WhyEndpoint(RevokeTriage revokes, EventTriage events) {
        this.revokes = revokes;
        this.events = events;
    }

    @ReadOperation
    WebEndpointResponse<Object> why(@Selector String what, @Selector String id) {
        if (id.length() > MAX_ID) {
            return EndpointProblem.of(ErrorReason.MALFORMED_REQUEST);
        }
        return switch (what) {
            case "revoke" -> new WebEndpointResponse<>(revokes.report(id));
            case "event" -> new WebEndpointResponse<>(events.report(id));
            default -> EndpointProblem.of(ErrorReason.RESOURCE_NOT_FOUND);
        };
    }
}
