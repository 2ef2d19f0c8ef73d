package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers every exception of a controller with a problem of the error contract; no exception text reaches a caller.
@RestControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(GatehouseException refusal) {
        return Problems.response(refusal.reason());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(Exception error) {
        if (BodyLimit.isExceeded(error)) {
            return Problems.response(ErrorReason.PAYLOAD_TOO_LARGE);
        }
        if (error instanceof ErrorResponse response) {
            return Problems.response(reasonFor(response.getStatusCode().value()), response.getHeaders());
        }
        if (error instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return Problems.response(ErrorReason.MALFORMED_REQUEST);
        }
        LOG.error("a request failed", error);
        return Problems.response(ErrorReason.INTERNAL_ERROR);
    }

    /// The reason for what the web stack itself refuses.
    static ErrorReason reasonFor(int httpStatus) {
        HttpStatus status = HttpStatus.resolve(httpStatus);
        if (status == null) {
            return ErrorReason.INTERNAL_ERROR;
        }
        return switch (status) {
            case NOT_FOUND -> ErrorReason.RESOURCE_NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ErrorReason.METHOD_NOT_ALLOWED;
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> ErrorReason.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> ErrorReason.PAYLOAD_TOO_LARGE;
            default -> status.is4xxClientError() ? ErrorReason.MALFORMED_REQUEST : ErrorReason.INTERNAL_ERROR;
        };
    }
}
