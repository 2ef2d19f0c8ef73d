package dev.gatehouse.gateway.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.ChallengeResponse;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.common.proto.session.SessionServiceGrpc;
import dev.gatehouse.gateway.downstream.InternalChannels;
import dev.gatehouse.gateway.event.GatewayEvent;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks session-service; without an address every question ends as `service_unavailable`. Its refusals are passed on as
/// they are, everything else is an outage.
final class SessionServiceClient {
    private static final Logger LOG = LoggerFactory.getLogger(SessionServiceClient.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Optional<SessionServiceGrpc.SessionServiceBlockingStub> stub;

    /// @param address host:port; empty: there is none
    SessionServiceClient(String address, InternalChannels channels) {
        this.stub = address.isEmpty()
                ? Optional.empty()
                : Optional.of(SessionServiceGrpc.newBlockingStub(channels.to(address)));
    }

    ChallengeResponse challenge(ChallengeRequest request) {
        return ask(service -> service.challenge(request));
    }

    OpenResponse open(OpenRequest request) {
        return ask(service -> service.open(request));
    }

    private <T> T ask(Function<SessionServiceGrpc.SessionServiceBlockingStub, T> question) {
        SessionServiceGrpc.SessionServiceBlockingStub service = stub.orElseThrow(
                () -> new GatehouseException(ErrorReason.SERVICE_UNAVAILABLE, "no session-service is configured"));
        try {
            return question.apply(service.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (StatusRuntimeException e) {
            throw new GatehouseException(reason(e), "session-service refused", e);
        }
    }

    private static ErrorReason reason(StatusRuntimeException error) {
        Optional<ErrorReason> told = Statuses.reasonOf(error);
        // What it says of the gateway itself is not for the gateway's callers.
        if (told.isPresent()
                && told.get() != ErrorReason.CALLER_FORBIDDEN
                && told.get() != ErrorReason.CALLER_UNKNOWN) {
            return told.get();
        }
        GatewayEvent.SESSION_SERVICE_FAILED.log(LOG, "error", error.getStatus().toString());
        return error.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED
                ? ErrorReason.OUTCOME_UNKNOWN
                : ErrorReason.SERVICE_UNAVAILABLE;
    }
}
