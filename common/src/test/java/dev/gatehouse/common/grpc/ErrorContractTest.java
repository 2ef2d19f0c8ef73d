package dev.gatehouse.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorContractTest {
    private static final String SECRET = "password=hunter2";
    private static final Metadata.Key<String> INSIDE = Metadata.Key.of("inside", Metadata.ASCII_STRING_MARSHALLER);

    private final List<Connection> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Connection::close);
    }

    @ParameterizedTest
    @EnumSource(ErrorReason.class)
    void refusalBecomesItsDocumentedStatus(ErrorReason reason) {
        serve(observer -> {
            throw new GatehouseException(reason, SECRET);
        });

        assertThat(Statuses.reasonOf(refusal())).contains(reason);
        assertThat(refusal().getStatus().getCode().name())
                .isEqualTo(reason.rpcCode().name());
        assertNothingLeaks();
    }

    @Test
    void bugBecomesAnInternalError() {
        serve(observer -> {
            throw new IllegalStateException(SECRET, new IOException(SECRET));
        });

        assertThat(Statuses.reasonOf(refusal())).contains(ErrorReason.INTERNAL_ERROR);
        assertNothingLeaks();
    }

    @Test
    void statusOfTheContractIsPassedOnWithItsDetails() {
        TimeBeacon beacon = TimeBeacon.newBuilder().setServerTimeMs(5).build();
        serve(observer -> {
            throw Statuses.of(ErrorReason.STALE_TIME, beacon);
        });

        assertThat(Statuses.detail(refusal(), TimeBeacon.class)).contains(beacon);
        assertThat(Statuses.reasonOf(refusal())).contains(ErrorReason.STALE_TIME);
    }

    @Test
    void statusThatSomeoneElseGaveIsABugAndItsTextStaysInside() {
        Metadata trailers = new Metadata();
        trailers.put(INSIDE, SECRET);
        serve(observer -> {
            throw Status.NOT_FOUND.withDescription(SECRET).asRuntimeException(trailers);
        });

        assertThat(Statuses.reasonOf(refusal())).contains(ErrorReason.INTERNAL_ERROR);
        assertNothingLeaks();
    }

    @Test
    void cancellationStaysACancellation() {
        serve(observer -> {
            throw Status.CANCELLED.withDescription(SECRET).asRuntimeException();
        });

        assertThat(refusal().getStatus().getCode()).isEqualTo(Status.Code.CANCELLED);
        assertNothingLeaks();
    }

    @Test
    void errorAfterTheAnswerIsSwallowedAndTheServerGoesOn() {
        serve(observer -> {
            observer.onNext(SignedResponse.getDefaultInstance());
            observer.onCompleted();
            throw new IllegalStateException(SECRET);
        });

        assertThat(execute()).isEqualTo(SignedResponse.getDefaultInstance());
        assertThat(execute()).isEqualTo(SignedResponse.getDefaultInstance());
    }

    @Test
    void callThatIsRefusedBeforeItStartsIsAnsweredToo() {
        serve(ServerServiceDefinition.builder(EdgeGatewayGrpc.getServiceDescriptor())
                .addMethod(EdgeGatewayGrpc.getExecuteCommandMethod(), (call, headers) -> {
                    throw new GatehouseException(ErrorReason.BUSY, SECRET);
                })
                .addMethod(
                        EdgeGatewayGrpc.getSubscribeEventsMethod(), (call, headers) -> new ServerCall.Listener<>() {})
                .build());

        assertThat(Statuses.reasonOf(refusal())).contains(ErrorReason.BUSY);
        assertNothingLeaks();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void errorInAnyStepOfTheListenerIsAnswered(Step step) {
        serve(ServerServiceDefinition.builder(EdgeGatewayGrpc.getServiceDescriptor())
                .addMethod(EdgeGatewayGrpc.getExecuteCommandMethod(), (call, headers) -> {
                    call.request(2);
                    return new Failing<>(step);
                })
                .addMethod(
                        EdgeGatewayGrpc.getSubscribeEventsMethod(), (call, headers) -> new ServerCall.Listener<>() {})
                .build());

        assertThat(Statuses.reasonOf(refusal())).contains(ErrorReason.CALLER_FORBIDDEN);
    }

    private enum Step {
        MESSAGE,
        HALF_CLOSE,
        READY
    }

    /// Refuses at one step, and again at all that follow: the first answer stands.
    private static final class Failing<Q> extends ServerCall.Listener<Q> {
        private final Step step;

        Failing(Step step) {
            this.step = step;
        }

        @Override
        public void onMessage(Q message) {
            fail(Step.MESSAGE);
        }

        @Override
        public void onHalfClose() {
            fail(Step.HALF_CLOSE);
        }

        @Override
        public void onReady() {
            fail(Step.READY);
        }

        private void fail(Step here) {
            if (here == step) {
                throw new GatehouseException(ErrorReason.CALLER_FORBIDDEN, SECRET);
            }
        }
    }

    private void assertNothingLeaks() {
        StatusRuntimeException refusal = refusal();
        assertThat(String.valueOf(refusal.getStatus().getDescription())).doesNotContain(SECRET);
        assertThat(String.valueOf(refusal.getTrailers())).doesNotContain(SECRET).doesNotContain("inside");
    }

    private StatusRuntimeException refusal() {
        return catchThrowableOfType(StatusRuntimeException.class, this::execute);
    }

    private SignedResponse execute() {
        return EdgeGatewayGrpc.newBlockingStub(open.getLast().channel())
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .executeCommand(SignedRequest.getDefaultInstance());
    }

    private void serve(Consumer<StreamObserver<SignedResponse>> handler) {
        serve(
                new EdgeGatewayGrpc.EdgeGatewayImplBase() {
                    @Override
                    public void executeCommand(SignedRequest request, StreamObserver<SignedResponse> observer) {
                        handler.accept(observer);
                    }
                }.bindService());
    }

    private void serve(ServerServiceDefinition service) {
        open.add(Connection.to(service));
    }
}
