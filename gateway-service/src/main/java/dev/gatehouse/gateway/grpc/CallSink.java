package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.StreamOpened;
import dev.gatehouse.gateway.subscription.EventSink;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;

/// One gRPC call as the end of a stream. Its readiness is the call's own, untouched.
final class CallSink implements EventSink {
    private final ServerCall<?, byte[]> call;

    CallSink(ServerCall<?, byte[]> call) {
        this.call = call;
    }

    @Override
    public boolean isReady() {
        return call.isReady();
    }

    @Override
    public void send(byte[] message) {
        call.sendMessage(message);
    }

    @Override
    public void sendOpened(boolean recovered) {
        send(StreamMessage.newBuilder()
                .setOpened(StreamOpened.newBuilder().setRecovered(recovered))
                .build()
                .toByteArray());
    }

    @Override
    public void close(ErrorReason reason) {
        close(Statuses.of(reason));
    }

    void close(StatusRuntimeException status) {
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
}
