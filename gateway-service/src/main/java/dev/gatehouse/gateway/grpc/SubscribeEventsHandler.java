package dev.gatehouse.gateway.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SubscribeRequest;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.limit.Rate;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.Opening;
import dev.gatehouse.gateway.subscription.Subscriber;
import dev.gatehouse.gateway.subscription.Subscription;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.Optional;

/// `SubscribeEvents`: admits the request and leaves the call to the hub, which writes to it whenever it is ready.
final class SubscribeEventsHandler implements ServerCallHandler<SignedRequest, byte[]> {
    private static final String METHOD =
            EdgeGatewayGrpc.getSubscribeEventsMethod().getFullMethodName();
    static final String MESSAGE_TYPE = "gateway.subscribe";

    private final Door door;
    private final Rate rate;
    private final Hub hub;
    private final SessionWatch watch;
    private final Refusals refusals;

    /// @param rate how often a stream may be opened on this node
    SubscribeEventsHandler(Door door, Rate rate, Hub hub, SessionWatch watch, Refusals refusals) {
        this.door = door;
        this.rate = rate;
        this.hub = hub;
        this.watch = watch;
        this.refusals = refusals;
    }

    @Override
    public ServerCall.Listener<SignedRequest> startCall(ServerCall<SignedRequest, byte[]> call, Metadata headers) {
        call.request(2); // one more than is allowed, so that a second one is noticed
        return new StreamCall(call);
    }

    /// One call, from its request to its end. gRPC calls it by one thread at a time.
    private final class StreamCall extends ServerCall.Listener<SignedRequest> {
        private final ServerCall<SignedRequest, byte[]> call;
        private Optional<SignedRequest> request = Optional.empty();
        private Optional<Subscription> subscription = Optional.empty();

        StreamCall(ServerCall<SignedRequest, byte[]> call) {
            this.call = call;
        }

        @Override
        public void onMessage(SignedRequest message) {
            if (request.isPresent()) {
                throw Statuses.of(ErrorReason.MALFORMED_REQUEST);
            }
            request = Optional.of(message);
        }

        @Override
        public void onHalfClose() {
            Envelope envelope = request.map(message -> Envelopes.of(METHOD, message))
                    .orElseThrow(() -> Statuses.of(ErrorReason.MALFORMED_REQUEST));
            if (!envelope.messageType().equals(MESSAGE_TYPE)) {
                throw door.refuse(envelope, ErrorReason.MALFORMED_ENVELOPE);
            }
            Admission.Admitted admitted = door.admit(envelope);
            if (!rate.allows()) { // counted only now: strangers can't use it up
                throw refusals.of(envelope, ErrorReason.BUSY);
            }
            open(admitted, envelope);
        }

        private void open(Admission.Admitted admitted, Envelope envelope) {
            Subscriber subscriber = new Subscriber(admitted.grant(), position(envelope));
            call.sendHeaders(new Metadata());
            switch (openInterruptibly(subscriber)) {
                case Opening.Refused(ErrorReason reason) -> throw refusals.of(envelope, reason);
                case Opening.Opened(Subscription opened) -> {
                    subscription = Optional.of(opened);
                    opened.drain();
                    // The session may have ended between its check and the registration: look again.
                    watch.check(opened);
                }
            }
        }

        private Opening openInterruptibly(Subscriber subscriber) {
            try {
                return hub.open(subscriber, new CallSink(call));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Opening.Refused(ErrorReason.SHUTTING_DOWN);
            }
        }

        private Optional<Position> position(Envelope envelope) {
            try {
                byte[] position = SubscribeRequest.parseFrom(envelope.payload())
                        .getPosition()
                        .toByteArray();
                if (position.length == 0) {
                    return Optional.empty();
                }
                return Optional.of(Position.decode(position)
                        .orElseThrow(() -> refusals.of(envelope, ErrorReason.MALFORMED_POSITION)));
            } catch (InvalidProtocolBufferException e) {
                throw refusals.of(envelope, ErrorReason.MALFORMED_REQUEST);
            }
        }

        @Override
        public void onReady() {
            subscription.ifPresent(Subscription::drain);
        }

        @Override
        public void onCancel() {
            subscription.ifPresent(hub::remove);
        }

        @Override
        public void onComplete() {
            subscription.ifPresent(hub::remove);
        }
    }
}
