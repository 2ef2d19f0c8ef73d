package dev.gatehouse.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Clients were built against these. A line may be added here; none is ever changed or removed.
class StableNamesTest {
    private static final String PUBLISHED = """
        MALFORMED_REQUEST INVALID_ARGUMENT 400 FIX_REQUEST
        MALFORMED_ENVELOPE INVALID_ARGUMENT 400 FIX_REQUEST
        UNSUPPORTED_PROTOCOL_VERSION INVALID_ARGUMENT 400 FIX_REQUEST
        WRONG_AUDIENCE INVALID_ARGUMENT 400 FIX_REQUEST
        PAYLOAD_HASH_MISMATCH INVALID_ARGUMENT 400 FIX_REQUEST
        MALFORMED_POSITION INVALID_ARGUMENT 400 RELOAD
        PAYLOAD_TOO_LARGE INVALID_ARGUMENT 413 FIX_REQUEST
        UNSUPPORTED_MEDIA_TYPE INVALID_ARGUMENT 415 FIX_REQUEST
        METHOD_NOT_ALLOWED UNIMPLEMENTED 405 FIX_REQUEST
        RESOURCE_NOT_FOUND NOT_FOUND 404 FIX_REQUEST
        UNKNOWN_SESSION UNAUTHENTICATED 401 LOG_IN
        BAD_SIGNATURE UNAUTHENTICATED 401 FIX_REQUEST
        STALE_TIME FAILED_PRECONDITION 409 SIGN_AGAIN
        SESSION_REVOKED FAILED_PRECONDITION 403 LOG_IN
        SESSION_EXPIRED FAILED_PRECONDITION 403 LOG_IN
        REPLAYED ALREADY_EXISTS 409 STOP
        NO_ROUTE UNIMPLEMENTED 501 FIX_REQUEST
        DOWNSTREAM_UNAVAILABLE UNAVAILABLE 503 RETRY
        DOWNSTREAM_TIMED_OUT DEADLINE_EXCEEDED 504 RETRY
        DOWNSTREAM_FAILED INTERNAL 502 REPORT
        STREAM_OVERFLOWED RESOURCE_EXHAUSTED 429 RECONNECT
        TOO_MANY_STREAMS RESOURCE_EXHAUSTED 429 RETRY
        TOO_MANY_STREAMS_OF_USER RESOURCE_EXHAUSTED 429 RETRY
        STREAM_REPLACED ABORTED 409 STOP
        STREAM_ROTATED UNAVAILABLE 503 RECONNECT
        LINEAGE_BROKEN UNAVAILABLE 503 RECONNECT
        NOT_CAUGHT_UP UNAVAILABLE 503 RECONNECT
        SHUTTING_DOWN UNAVAILABLE 503 RECONNECT
        SESSION_STATE_UNAVAILABLE UNAVAILABLE 503 RETRY
        REPLAY_STATE_LOST UNAVAILABLE 503 SIGN_AGAIN
        SERVICE_UNAVAILABLE UNAVAILABLE 503 RETRY
        RATE_LIMITED RESOURCE_EXHAUSTED 429 RETRY
        TOO_MANY_FAILURES RESOURCE_EXHAUSTED 429 RETRY
        REQUEST_INCOMPLETE DEADLINE_EXCEEDED 408 RETRY
        BUSY RESOURCE_EXHAUSTED 429 RETRY
        INVALID_IDENTITY_TOKEN UNAUTHENTICATED 401 LOG_IN
        IDENTITY_TOKEN_USED ALREADY_EXISTS 409 LOG_IN
        KEY_NOT_NAMED UNAUTHENTICATED 401 LOG_IN
        UNACCEPTABLE_KEY INVALID_ARGUMENT 400 FIX_REQUEST
        INVALID_CHALLENGE FAILED_PRECONDITION 409 RETRY
        INVALID_PROOF UNAUTHENTICATED 401 FIX_REQUEST
        INVALID_USER_ID FAILED_PRECONDITION 403 REPORT
        ISSUER_UNAVAILABLE UNAVAILABLE 503 RETRY
        IDEMPOTENCY_CONFLICT ALREADY_EXISTS 409 FIX_REQUEST
        CALLER_UNKNOWN UNAUTHENTICATED 401 STOP
        CALLER_FORBIDDEN PERMISSION_DENIED 403 STOP
        CLIENT_CERTIFICATE_REQUIRED UNAUTHENTICATED 403 FIX_REQUEST
        ACCESS_DENIED PERMISSION_DENIED 403 STOP
        INCOMPLETE_ANSWER UNAVAILABLE 503 RETRY
        SOURCE_FAILED INTERNAL 502 REPORT
        SOURCE_UNAVAILABLE UNAVAILABLE 503 RETRY
        SOURCE_TIMED_OUT DEADLINE_EXCEEDED 504 RETRY
        INVALID_TOKEN UNAUTHENTICATED 401 FIX_REQUEST
        PRECONDITION_REQUIRED FAILED_PRECONDITION 428 FIX_REQUEST
        REVISION_CONFLICT ABORTED 412 FIX_REQUEST
        INVALID_CONFIGURATION INVALID_ARGUMENT 422 FIX_REQUEST
        REQUIRED_KEYS_MISSING FAILED_PRECONDITION 422 REPORT
        NOT_REPRESENTABLE FAILED_PRECONDITION 406 FIX_REQUEST
        STORE_UNAVAILABLE UNAVAILABLE 503 RETRY
        STORE_FULL RESOURCE_EXHAUSTED 507 REPORT
        OUTCOME_UNKNOWN DEADLINE_EXCEEDED 504 RETRY
        INTERNAL_ERROR INTERNAL 500 REPORT
        """;

    @Test
    void publishedReasonsKeepTheirNamesAndStatuses() {
        Map<String, String> published = PUBLISHED
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')), line -> line, (a, b) -> a, TreeMap::new));
        Map<String, String> current = Stream.of(ErrorReason.values())
                .collect(Collectors.toMap(Enum::name, StableNamesTest::line, (a, b) -> a, TreeMap::new));

        assertThat(current).isEqualTo(published);
    }

    @Test
    void httpCodeIsTheNameInLowerCaseWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(ErrorReason.INVALID_PROOF.httpCode()).isEqualTo("invalid_proof");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void messagesAreOneLineForAnyone() {
        assertThat(ErrorReason.values())
                .extracting(ErrorReason::message)
                .doesNotHaveDuplicates()
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContain("\n", "|"));
    }

    @Test
    void exceptionNamesItsReasonForTheLog() {
        GatehouseException refusal = new GatehouseException(ErrorReason.BUSY, "12 of 12");

        assertThat(refusal).hasMessage("BUSY: 12 of 12").hasNoCause();
        assertThat(refusal.reason()).isEqualTo(ErrorReason.BUSY);
    }

    private static String line(ErrorReason reason) {
        return "%s %s %d %s".formatted(reason, reason.rpcCode(), reason.httpStatus(), reason.advice());
    }
}
