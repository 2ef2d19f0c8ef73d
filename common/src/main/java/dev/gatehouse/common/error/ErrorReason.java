package dev.gatehouse.common.error;

import static dev.gatehouse.common.error.Advice.FIX_REQUEST;
import static dev.gatehouse.common.error.Advice.LOG_IN;
import static dev.gatehouse.common.error.Advice.RECONNECT;
import static dev.gatehouse.common.error.Advice.RELOAD;
import static dev.gatehouse.common.error.Advice.REPORT;
import static dev.gatehouse.common.error.Advice.RETRY;
import static dev.gatehouse.common.error.Advice.SIGN_AGAIN;
import static dev.gatehouse.common.error.Advice.STOP;
import static dev.gatehouse.common.error.RpcCode.ABORTED;
import static dev.gatehouse.common.error.RpcCode.ALREADY_EXISTS;
import static dev.gatehouse.common.error.RpcCode.DEADLINE_EXCEEDED;
import static dev.gatehouse.common.error.RpcCode.FAILED_PRECONDITION;
import static dev.gatehouse.common.error.RpcCode.INTERNAL;
import static dev.gatehouse.common.error.RpcCode.INVALID_ARGUMENT;
import static dev.gatehouse.common.error.RpcCode.NOT_FOUND;
import static dev.gatehouse.common.error.RpcCode.PERMISSION_DENIED;
import static dev.gatehouse.common.error.RpcCode.RESOURCE_EXHAUSTED;
import static dev.gatehouse.common.error.RpcCode.UNAUTHENTICATED;
import static dev.gatehouse.common.error.RpcCode.UNAVAILABLE;
import static dev.gatehouse.common.error.RpcCode.UNIMPLEMENTED;

import java.util.Locale;

/// Every reason for which a caller is refused or a stream is closed.
///
/// The constant is the `reason` of `google.rpc.ErrorInfo` (domain [#DOMAIN]); in lower snake case it is the `code` of
/// an RFC 9457 problem. Published: a constant is never renamed or given another status. `docs/errors.md` is generated
/// from this type.
public enum ErrorReason {
    MALFORMED_REQUEST(INVALID_ARGUMENT, 400, FIX_REQUEST, "The request is not well-formed."),
    MALFORMED_ENVELOPE(INVALID_ARGUMENT, 400, FIX_REQUEST, "A field of the envelope is missing or has a wrong form."),
    UNSUPPORTED_PROTOCOL_VERSION(INVALID_ARGUMENT, 400, FIX_REQUEST, "This protocol version is not spoken here."),
    WRONG_AUDIENCE(
            INVALID_ARGUMENT, 400, FIX_REQUEST, "The envelope is meant for another environment, region or service."),
    PAYLOAD_HASH_MISMATCH(INVALID_ARGUMENT, 400, FIX_REQUEST, "payload_sha256 is not the hash of the payload."),
    MALFORMED_POSITION(INVALID_ARGUMENT, 400, RELOAD, "The position is not one that a gateway gave out."),
    PAYLOAD_TOO_LARGE(INVALID_ARGUMENT, 413, FIX_REQUEST, "The body is larger than allowed."),
    UNSUPPORTED_MEDIA_TYPE(INVALID_ARGUMENT, 415, FIX_REQUEST, "This media type is not accepted here."),
    METHOD_NOT_ALLOWED(UNIMPLEMENTED, 405, FIX_REQUEST, "This method is not offered at this address."),
    RESOURCE_NOT_FOUND(NOT_FOUND, 404, FIX_REQUEST, "There is nothing at this address."),

    UNKNOWN_SESSION(UNAUTHENTICATED, 401, LOG_IN, "The device session is not known."),
    BAD_SIGNATURE(UNAUTHENTICATED, 401, FIX_REQUEST, "The signature does not verify with the session's key."),
    STALE_TIME(FAILED_PRECONDITION, 409, SIGN_AGAIN, "The timestamp is outside the window around the server's time."),
    SESSION_REVOKED(FAILED_PRECONDITION, 403, LOG_IN, "device session is revoked"),
    SESSION_EXPIRED(FAILED_PRECONDITION, 403, LOG_IN, "device session has expired"),
    REPLAYED(ALREADY_EXISTS, 409, STOP, "This request id was used before."),

    NO_ROUTE(UNIMPLEMENTED, 501, FIX_REQUEST, "No downstream takes this message type."),
    DOWNSTREAM_UNAVAILABLE(
            UNAVAILABLE,
            503,
            RETRY,
            "The downstream did not answer; the command may be repeated with the same command id."),
    DOWNSTREAM_TIMED_OUT(DEADLINE_EXCEEDED, 504, RETRY, "outcome unknown: repeat the command with the same command id"),
    DOWNSTREAM_FAILED(INTERNAL, 502, REPORT, "The downstream answered with an error of its own."),

    STREAM_OVERFLOWED(RESOURCE_EXHAUSTED, 429, RECONNECT, "push stream overflowed"),
    TOO_MANY_STREAMS(RESOURCE_EXHAUSTED, 429, RETRY, "This node holds as many streams as it may."),
    TOO_MANY_STREAMS_OF_USER(RESOURCE_EXHAUSTED, 429, RETRY, "This user holds as many streams as one may."),
    STREAM_REPLACED(ABORTED, 409, STOP, "A newer stream of the same session took over."),
    STREAM_ROTATED(UNAVAILABLE, 503, RECONNECT, "The stream has reached its age; go on from the last position."),
    LINEAGE_BROKEN(UNAVAILABLE, 503, RECONNECT, "The event log changed under the stream."),
    NOT_CAUGHT_UP(UNAVAILABLE, 503, RECONNECT, "This gateway has not read up to the position yet."),
    SHUTTING_DOWN(UNAVAILABLE, 503, RECONNECT, "gateway is shutting down"),

    SESSION_STATE_UNAVAILABLE(UNAVAILABLE, 503, RETRY, "The state of the session can not be proved at the moment."),
    REPLAY_STATE_LOST(UNAVAILABLE, 503, SIGN_AGAIN, "Replays of this time can not be told apart any more."),
    SERVICE_UNAVAILABLE(UNAVAILABLE, 503, RETRY, "The service behind this address is not available."),
    RATE_LIMITED(RESOURCE_EXHAUSTED, 429, RETRY, "This session asks more often than it may."),
    TOO_MANY_FAILURES(
            RESOURCE_EXHAUSTED, 429, RETRY, "Too many requests from here could not be verified; the connection ends."),
    REQUEST_INCOMPLETE(DEADLINE_EXCEEDED, 408, RETRY, "The request did not arrive whole in time."),
    BUSY(RESOURCE_EXHAUSTED, 429, RETRY, "More work is under way than this node accepts."),

    INVALID_IDENTITY_TOKEN(UNAUTHENTICATED, 401, LOG_IN, "The identity token is not acceptable."),
    IDENTITY_TOKEN_USED(ALREADY_EXISTS, 409, LOG_IN, "The identity token was used before."),
    KEY_NOT_NAMED(UNAUTHENTICATED, 401, LOG_IN, "The identity token does not name this device key."),
    UNACCEPTABLE_KEY(INVALID_ARGUMENT, 400, FIX_REQUEST, "The public key is not an acceptable device key."),
    INVALID_CHALLENGE(
            FAILED_PRECONDITION, 409, RETRY, "The challenge is not ours, is for another key, has expired or was used."),
    INVALID_PROOF(UNAUTHENTICATED, 401, FIX_REQUEST, "The proof does not verify with the public key."),
    INVALID_USER_ID(FAILED_PRECONDITION, 403, REPORT, "The identity token's user id has a form that is not allowed."),
    ISSUER_UNAVAILABLE(UNAVAILABLE, 503, RETRY, "The identity provider's keys can not be read."),
    IDEMPOTENCY_CONFLICT(ALREADY_EXISTS, 409, FIX_REQUEST, "The operation id was used for something else."),

    CALLER_UNKNOWN(UNAUTHENTICATED, 401, STOP, "A client certificate of a known caller is required."),
    CALLER_FORBIDDEN(PERMISSION_DENIED, 403, STOP, "This caller lacks the scope."),

    CLIENT_CERTIFICATE_REQUIRED(
            UNAUTHENTICATED, 403, FIX_REQUEST, "A client certificate of a registered authority is required."),
    ACCESS_DENIED(PERMISSION_DENIED, 403, STOP, "Access is denied; the operator's log says why."),
    INCOMPLETE_ANSWER(UNAVAILABLE, 503, RETRY, "Not every part of the answer is available."),
    SOURCE_FAILED(INTERNAL, 502, REPORT, "What the answer is made from could not be understood."),
    SOURCE_UNAVAILABLE(UNAVAILABLE, 503, RETRY, "What the answer is made from is not available."),
    SOURCE_TIMED_OUT(DEADLINE_EXCEEDED, 504, RETRY, "What the answer is made from did not come in time."),

    INVALID_TOKEN(UNAUTHENTICATED, 401, FIX_REQUEST, "The token is missing, unknown, expired or revoked."),
    PRECONDITION_REQUIRED(
            FAILED_PRECONDITION, 428, FIX_REQUEST, "A write needs If-Match with the revision that it is based on."),
    REVISION_CONFLICT(ABORTED, 412, FIX_REQUEST, "The configuration has another revision by now."),
    INVALID_CONFIGURATION(INVALID_ARGUMENT, 422, FIX_REQUEST, "The configuration has a form that is not allowed."),
    REQUIRED_KEYS_MISSING(FAILED_PRECONDITION, 422, REPORT, "Keys that the caller requires are not configured."),
    NOT_REPRESENTABLE(FAILED_PRECONDITION, 406, FIX_REQUEST, "This configuration has no form in this format."),
    STORE_UNAVAILABLE(UNAVAILABLE, 503, RETRY, "The configuration store is not available."),
    STORE_FULL(RESOURCE_EXHAUSTED, 507, REPORT, "The configuration store is full; reads go on."),

    OUTCOME_UNKNOWN(DEADLINE_EXCEEDED, 504, RETRY, "outcome unknown: repeat with the same operation id"),
    INTERNAL_ERROR(INTERNAL, 500, REPORT, "Something went wrong here.");

    /// The domain of every `google.rpc.ErrorInfo` that Gatehouse sends.
    public static final String DOMAIN = "gatehouse.dev";

    private final RpcCode rpcCode;
    private final int httpStatus;
    private final Advice advice;
    private final String message;

    ErrorReason(RpcCode rpcCode, int httpStatus, Advice advice, String message) {
        this.rpcCode = rpcCode;
        this.httpStatus = httpStatus;
        this.advice = advice;
        this.message = message;
    }

    public RpcCode rpcCode() {
        return rpcCode;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public Advice advice() {
        return advice;
    }

    /// The sentence that callers see on both transports. It names nothing of the request or of the inside.
    public String message() {
        return message;
    }

    /// The `code` of an RFC 9457 problem: this constant in lower snake case.
    public String httpCode() {
        return name().toLowerCase(Locale.ROOT);
    }
}
