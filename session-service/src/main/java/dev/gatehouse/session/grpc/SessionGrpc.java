package dev.gatehouse.session.grpc;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.AssertRevocationsRequest;
import dev.gatehouse.common.proto.session.AssertRevocationsResponse;
import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.ChallengeResponse;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.common.proto.session.SessionServiceGrpc;
import dev.gatehouse.common.proto.session.TouchRequest;
import dev.gatehouse.common.proto.session.TouchResponse;
import dev.gatehouse.session.lifecycle.ChallengeOutcome;
import dev.gatehouse.session.lifecycle.OpenOutcome;
import dev.gatehouse.session.lifecycle.OpenedSession;
import dev.gatehouse.session.lifecycle.RevokeOutcome;
import dev.gatehouse.session.lifecycle.SessionEnder;
import dev.gatehouse.session.lifecycle.SessionOpener;
import dev.gatehouse.session.lifecycle.SessionToucher;
import dev.gatehouse.session.lifecycle.TouchOutcome;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `gatehouse.session.v1.SessionService`: what gateways ask and report.
final class SessionGrpc extends SessionServiceGrpc.SessionServiceImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(SessionGrpc.class);

    private final SessionOpener opener;
    private final SessionEnder ender;
    private final SessionToucher toucher;
    private final SessionMetrics metrics;

    SessionGrpc(SessionOpener opener, SessionEnder ender, SessionToucher toucher, SessionMetrics metrics) {
        this.opener = opener;
        this.ender = ender;
        this.toucher = toucher;
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

    @Override
    public void assertRevocations(AssertRevocationsRequest request, StreamObserver<AssertRevocationsResponse> answer) {
        if (request.getDeviceSessionIdsCount() > SessionToucher.MAX_IDS) {
            throw Statuses.of(ErrorReason.MALFORMED_REQUEST);
        }
        int ended = 0;
        for (String id : request.getDeviceSessionIdsList()) {
            ended += assertRevoked(id) ? 1 : 0;
        }
        answer.onNext(AssertRevocationsResponse.newBuilder().setEnded(ended).build());
        answer.onCompleted();
    }

    private boolean assertRevoked(String id) {
        RevokeOutcome outcome = ender.assertRevoked(id);
        metrics.revoked(outcome);
        return switch (outcome) {
            case RevokeOutcome.Ended(var _, var _, var changed) -> {
                if (changed) {
                    SessionLog.REVOCATION_ASSERTED.log(LOG, "device_session_id", id);
                }
                yield changed;
            }
            case RevokeOutcome.NotFound() -> false;
            case RevokeOutcome.Refused(var reason, var _) -> throw Statuses.of(reason);
        };
    }

    @Override
    public void touch(TouchRequest request, StreamObserver<TouchResponse> answer) {
        switch (toucher.touch(request.getDeviceSessionIdsList())) {
            case TouchOutcome.Refused(var reason, var _) -> throw Statuses.of(reason);
            case TouchOutcome.Touched(var sessions) -> {
                answer.onNext(TouchResponse.newBuilder().setTouched(sessions).build());
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
