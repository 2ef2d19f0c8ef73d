package dev.gatehouse.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.StreamMessage;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Behind the interceptor a handler still sees a client that reads slowly.
class BackPressureTest {
    private static final int PLENTY = 10_000;
    private static final StreamMessage MESSAGE = StreamMessage.newBuilder()
            .setEvent(SignedEvent.newBuilder().setPayload(ByteString.copyFrom(new byte[16 * 1024])))
            .build();

    @Test
    void handlerSeesThatTheClientIsSlowAndWhenItReadsAgain() {
        Writer writer = new Writer();
        Reader reader = new Reader();
        try (Connection connection = Connection.to(writer.bindService())) {
            EdgeGatewayGrpc.newStub(connection.channel()).subscribeEvents(SignedRequest.getDefaultInstance(), reader);

            await("the first pause").untilTrue(writer.paused);
            int beforePause = writer.written.get();
            assertThat(beforePause).isBetween(1, PLENTY - 1);

            reader.requestAll();

            await("more than before the pause").until(() -> writer.written.get() > beforePause);
            await("all of it").until(() -> reader.received.get() == PLENTY);
        }
    }

    @Test
    void errorWhenReadyAgainEndsTheStreamWithItsReason() {
        Writer writer = new Writer();
        Reader reader = new Reader();
        try (Connection connection = Connection.to(writer.bindService())) {
            EdgeGatewayGrpc.newStub(connection.channel()).subscribeEvents(SignedRequest.getDefaultInstance(), reader);
            await("the first pause").untilTrue(writer.paused);

            writer.failing.set(true);
            reader.requestAll();

            await("the end").until(() -> reader.error.get() != null);
            assertThat(Statuses.reasonOf(reader.error.get())).contains(ErrorReason.STREAM_OVERFLOWED);
        }
    }

    private static final class Writer extends EdgeGatewayGrpc.EdgeGatewayImplBase {
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicBoolean paused = new AtomicBoolean();
        private final AtomicBoolean failing = new AtomicBoolean();

        @Override
        public void subscribeEvents(SignedRequest request, StreamObserver<StreamMessage> observer) {
            ServerCallStreamObserver<StreamMessage> call = (ServerCallStreamObserver<StreamMessage>) observer;
            call.setOnReadyHandler(() -> write(call));
        }

        private void write(ServerCallStreamObserver<StreamMessage> call) {
            if (failing.get()) {
                throw new GatehouseException(ErrorReason.STREAM_OVERFLOWED, "the test said so");
            }
            while (call.isReady() && written.get() < PLENTY) {
                call.onNext(MESSAGE);
                written.incrementAndGet();
            }
            if (written.get() == PLENTY) {
                call.onCompleted();
            } else {
                paused.set(true);
            }
        }
    }

    /// Reads nothing until it is told to.
    private static final class Reader implements ClientResponseObserver<SignedRequest, StreamMessage> {
        private final AtomicInteger received = new AtomicInteger();
        private final AtomicReference<Throwable> error = new AtomicReference<>();
        private final AtomicReference<ClientCallStreamObserver<SignedRequest>> call = new AtomicReference<>();

        @Override
        public void beforeStart(ClientCallStreamObserver<SignedRequest> stream) {
            stream.disableAutoRequestWithInitial(0);
            call.set(stream);
        }

        void requestAll() {
            call.get().request(PLENTY + 1);
        }

        @Override
        public void onNext(StreamMessage message) {
            received.incrementAndGet();
        }

        @Override
        public void onError(Throwable problem) {
            error.set(problem);
        }

        @Override
        public void onCompleted() {}
    }
}
