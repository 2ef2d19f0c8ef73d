package dev.gatehouse.session.grpc;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.ChallengeResponse;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.common.proto.session.SessionServiceGrpc;
import dev.gatehouse.session.lifecycle.ChallengeOutcome;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.OpenedSession;
import dev.gatehouse.session.lifecycle.SessionOpener;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `gatehouse.session.v1.SessionService`: challenge and open.
final class SessionGrpc extends SessionServiceGrpc.SessionServiceImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(SessionGrpc.class);

    private final SessionOpener opener;
    private final SessionMetrics metrics;

    SessionGrpc(SessionOpener opener, SessionMetrics metrics) {
        this.opener = opener;
        this.metrics = metrics;
    }

    @Override
    public void challenge(ChallengeRequest request, StreamObserver<ChallengeResponse> answer) {
        switch (opener.challenge(
                request.getAudience(),
                request.getKeyAlg(),
                request.getPublicKey().toByteArray())) {
            case ChallengeOutcome.Refused(var reason) -> throw Statuses.of(reason);
            case ChallengeOutcome.Given(var challenge) -> {
                answer.onNext(ChallengeResponse.newBuilder()
                        .setChallenge(ByteString.copyFrom(challenge.bytes()))
                        .setExpiresAtMs(challenge.expiresAtMs())
                        .build());
                answer.onCompleted();
            }
        }
    }

    @Override
    public void open(OpenRequest request, StreamObserver<OpenResponse> answer) {
        OpenOutcome outcome = opener.open(OpenMessages.attempt(request));
        metrics.opened(outcome);
        switch (outcome) {
            case OpenOutcome.Refused(var reason, var detail) -> {
                logRefused(reason, detail);
                throw Statuses.of(reason);
            }
            case OpenOutcome.Opened(var session, var repeated) -> {
                logOpened(session, repeated);
                answer.onNext(OpenMessages.response(session));
                answer.onCompleted();
            }
        }
    }

    private static void logOpened(OpenedSession session, boolean repeated) {
        SessionLog.SESSION_OPENED.log(
                LOG,
                "device_session_id",
                session.deviceSessionId(),
                "user_id",
                session.userId(),
                "tenant",
                session.tenant(),
                "repeated",
                repeated);
    }

    private static void logRefused(ErrorReason reason, String detail) {
        SessionLog.OPEN_REFUSED.log(LOG, "reason", reason.name(), "detail", detail);
    }
}
