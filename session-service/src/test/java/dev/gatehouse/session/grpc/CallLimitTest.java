package dev.gatehouse.session.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.ChallengeResponse;
import dev.gatehouse.common.proto.session.SessionServiceGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;

class CallLimitTest {
    private final CallLimit limit = new CallLimit(2);

    @Test
    void oneCallTooManyIsBusyUntilAnotherEnds() {
        ServerCall.Listener<ChallengeRequest> first = start();
        ServerCall.Listener<ChallengeRequest> second = start();
        assertThat(limit.underWay()).isEqualTo(2);
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.BUSY));

        first.onComplete();
        second.onCancel();

        assertThat(limit.underWay()).isZero();
    }

    @Test
    void callThatEndsTwiceGivesBackOnePlace() {
        ServerCall.Listener<ChallengeRequest> first = start();
        start();

        first.onCancel();
        first.onComplete();

        assertThat(limit.underWay()).isEqualTo(1);
    }

    @Test
    void callThatFailsToStartGivesItsPlaceBack() {
        assertThatThrownBy(() -> limit.interceptCall(new Idle(), new Metadata(), (call, headers) -> {
                    throw new IllegalStateException("refused further in");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(limit.underWay()).isZero();
    }

    private ServerCall.Listener<ChallengeRequest> start() {
        return limit.interceptCall(new Idle(), new Metadata(), (call, headers) -> new ServerCall.Listener<>() {});
    }

    /// A call on which nothing happens.
    private static final class Idle extends ServerCall<ChallengeRequest, ChallengeResponse> {
        @Override
        public void request(int numMessages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(ChallengeResponse message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<ChallengeRequest, ChallengeResponse> getMethodDescriptor() {
            return SessionServiceGrpc.getChallengeMethod();
        }
    }
}
