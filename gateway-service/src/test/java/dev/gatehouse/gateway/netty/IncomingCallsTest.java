package dev.gatehouse.gateway.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.fixture.TestNanos;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingCallsTest {
    private static final Duration REQUEST = Duration.ofSeconds(10);

    private final TestNanos time = new TestNanos();
    private final IncomingCalls calls =
            new IncomingCalls(new ConnectionLimits(100, 100, false, REQUEST, REQUEST, 3, 1_000), time::nanos);
    private final List<Status.Code> ended = new ArrayList<>();

    @Test
    void requestThatTakesTooLongIsGivenUp() {
        begin();
        time.advance(REQUEST);
        IncomingCall later = begin();
        calls.sweep();
        assertThat(ended).isEmpty();

        time.advance(Duration.ofNanos(1));
        calls.sweep();

        assertThat(ended).containsExactly(Status.Code.DEADLINE_EXCEEDED);
        later.done();
        assertThat(calls.count()).isZero();
        assertThat(calls.givenUpCount()).isEqualTo(1);
    }

    @Test
    void oldestMakesRoomWhenThereAreTooManyOrTheyAreTooLarge() {
        IncomingCall first = begin();
        begin();
        begin();
        begin();
        assertThat(ended).as("four are one too many").hasSize(1);
        first.inboundWireSize(5_000); // it does not count any more
        assertThat(calls.bytes()).isZero();

        IncomingCall large = begin();
        assertThat(ended).hasSize(2);
        large.inboundWireSize(1_000);
        assertThat(ended).hasSize(2);
        large.inboundWireSize(1);

        assertThat(ended).as("all that hold anything, from the oldest on").hasSize(5);
        assertThat(calls.count()).isZero();
        assertThat(calls.bytes()).isZero();
    }

    @Test
    void whatHasArrivedOrGoneIsForgotten() {
        IncomingCall arrived = begin();
        arrived.inboundWireSize(10);
        IncomingCall gone = begin();
        gone.inboundWireSize(20);
        assertThat(calls.bytes()).isEqualTo(30);

        arrived.done();
        gone.streamClosed(Status.CANCELLED);
        arrived.streamClosed(Status.OK);

        assertThat(calls.count()).isZero();
        assertThat(calls.bytes()).isZero();
        assertThat(ended).isEmpty();
    }

    @Test
    void callThatWasCancelledBeforeItsHandlersTurnIsForgottenAtOnce() {
        IncomingCall cancelled = (IncomingCall) calls.newServerStreamTracer("test", new Metadata());
        cancelled.streamClosed(Status.CANCELLED);
        cancelled.begin(new Call());

        assertThat(calls.count()).isZero();
        time.advance(REQUEST.multipliedBy(2));
        calls.sweep();
        assertThat(calls.givenUpCount()).isZero();
    }

    private IncomingCall begin() {
        IncomingCall call = (IncomingCall) calls.newServerStreamTracer("test", new Metadata());
        call.begin(new Call());
        return call;
    }

    private final class Call extends ServerCall<byte[], byte[]> {
        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(byte[] message) {}

        @Override
        public void close(Status status, Metadata trailers) {
            ended.add(status.getCode());
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.EMPTY;
        }

        @Override
        public MethodDescriptor<byte[], byte[]> getMethodDescriptor() {
            throw new AssertionError("a call that is given up is not asked for its method");
        }
    }
}
