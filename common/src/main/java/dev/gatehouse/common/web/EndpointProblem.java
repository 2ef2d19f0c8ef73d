package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;

/// A problem of the error contract, as the admin listener answers it.
public final class EndpointProblem {
    private static final MimeType PROBLEM = new MimeType("application", "problem+json");

    private EndpointProblem() {}

    public static WebEndpointResponse<Object> of(ErrorReason reason) {
        Map<String, Object> problem = Map.of(
                "type", "https://gatehouse.dev/errors#" + reason.httpCode(),
                "title", reason.message(),
                "status", reason.httpStatus(),
                "code", reason.httpCode(),
                "advice", reason.advice().text());
        return new WebEndpointResponse<>(problem, reason.httpStatus(), PROBLEM);
    }
}
