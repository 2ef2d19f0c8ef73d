package dev.gatehouse.integration.upstreams;

import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.interaction.ErrorClass;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one attempt brought.
///
/// @param <T> what was asked for
sealed interface Attempt<T> {
    int OK = 200;
    int NOT_FOUND = 404;

    /// An answer that says something.
    record Answered<T>(Part<T> part, int status) implements Attempt<T> {}

    /// No usable answer.
    ///
    /// @param status null without an answer
    record Failed<T>(ErrorClass errorClass, @Nullable Integer status) implements Attempt<T> {
        /// True iff another attempt may do better, and does no harm.
        boolean isWorthAnother() {
            return switch (errorClass) {
                case CONNECTION_REFUSED, CONNECTION_RESET, CONNECT_TIMEOUT -> true;
                case HTTP_4XX, HTTP_5XX -> isPassing(status);
                case DNS_FAILURE,
                        TLS_FAILURE,
                        READ_TIMEOUT,
                        DECODE_ERROR,
                        BREAKER_OPEN,
                        BULKHEAD_FULL,
                        DEADLINE_EXCEEDED,
                        CANCELLED,
                        OTHER -> false;
            };
        }

        private static boolean isPassing(@Nullable Integer status) {
            return switch (status) {
                case 408, 429, 502, 503, 504 -> true;
                case null, default -> false;
            };
        }

        /// Why the part is unavailable, for the caller's status.
        Reason reason() {
            return switch (errorClass) {
                case CONNECT_TIMEOUT,
                        CONNECTION_REFUSED,
                        DNS_FAILURE,
                        TLS_FAILURE,
                        CONNECTION_RESET,
                        BREAKER_OPEN,
                        BULKHEAD_FULL,
                        CANCELLED -> Reason.UNAVAILABLE;
                case READ_TIMEOUT, DEADLINE_EXCEEDED -> Reason.TIMED_OUT;
                case HTTP_4XX, HTTP_5XX -> reasonOf(status);
                case DECODE_ERROR, OTHER -> Reason.FAILED;
            };
        }

        private static Reason reasonOf(@Nullable Integer status) {
            return switch (status) {
                case 429, 503 -> Reason.UNAVAILABLE;
                case 408, 504 -> Reason.TIMED_OUT;
                case null, default -> Reason.FAILED;
            };
        }
    }

    /// What a whole answer means for an operation.
    static <T> Attempt<T> of(Operation<T> operation, RawAnswer raw) {
        int status = raw.status();
        return switch (status / 100) {
            case 2 -> decode(operation, raw);
            case 4 ->
                status == NOT_FOUND && saysAbsent(raw)
                        ? new Answered<>(new Part.Absent<>(), status)
                        : new Failed<>(ErrorClass.HTTP_4XX, status);
            case 5 -> new Failed<>(ErrorClass.HTTP_5XX, status);
            default -> new Failed<>(ErrorClass.DECODE_ERROR, status); // no upstream redirects
        };
    }

    private static <T> Attempt<T> decode(Operation<T> operation, RawAnswer raw) {
        if (raw.status() != OK || !operation.contentTypes().contains(raw.contentType())) {
            return new Failed<>(ErrorClass.DECODE_ERROR, raw.status());
        }
        try {
            return new Answered<>(new Part.Present<>(operation.decoder().apply(raw)), raw.status());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return new Failed<>(ErrorClass.DECODE_ERROR, raw.status());
        }
    }

    /// A 404 of the upstream itself has the form that its OpenAPI file says. Any other, such as a proxy's or that of a
    /// wrong address, must not make a person look unknown.
    private static boolean saysAbsent(RawAnswer raw) {
        if (!raw.contentType().equals(Operation.JSON)) {
            return false;
        }
        try {
            JsonNode body = JsonMapper.shared().readTree(raw.body());
            return body.path("status").asInt(0) == NOT_FOUND
                    && body.path("message").isString();
        } catch (JacksonException e) {
            return false;
        }
    }
}
