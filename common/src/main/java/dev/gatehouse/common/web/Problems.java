package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.RpcCode;
import java.net.URI;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// The error contract as RFC 9457 problem details: `type`, `title`, `status`, `code`, `traceId`, `advice`.
public final class Problems {
    private static final String RETRY_AFTER_SECONDS = "1";

    private Problems() {}

    public static ProblemDetail detail(ErrorReason reason) {
        ProblemDetail problem = ProblemDetail.forStatus(reason.httpStatus());
        problem.setType(URI.create("https://gatehouse.dev/errors#" + reason.httpCode()));
        problem.setTitle(reason.message());
        problem.setProperty("code", reason.httpCode());
        problem.setProperty("advice", reason.advice().text());
        String traceId = MDC.get("traceId");
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    /// The problem as a whole answer, with `Retry-After` where waiting helps.
    public static ResponseEntity<ProblemDetail> response(ErrorReason reason) {
        return response(reason, HttpHeaders.EMPTY);
    }

    /// With further headers, such as the `Allow` that a 405 must have.
    static ResponseEntity<ProblemDetail> response(ErrorReason reason, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reason.httpStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (reason.rpcCode() == RpcCode.UNAVAILABLE || reason.rpcCode() == RpcCode.RESOURCE_EXHAUSTED) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(detail(reason));
    }
}
