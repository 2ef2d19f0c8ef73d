package dev.gatehouse.gateway.netty;

import dev.gatehouse.common.error.ErrorReason;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Tells handlers which connection a call came by, watches that its request arrives, and refuses cheaply what
/// brings too much metadata or still comes on a connection that was told to end.
///
/// The call itself is passed on as it is: a wrapped one could swallow `isReady()`.
final class CallGuard implements ServerInterceptor {
    /// What a call's metadata may have, counted as HTTP/2 does (RFC 9113, section 6.5.2).
    static final int MAX_METADATA = 16 * 1024;

    private static final int FIELD_OVERHEAD = 32;

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (size(headers) > MAX_METADATA) {
            return refuse(call, ErrorReason.MALFORMED_REQUEST);
        }
        Connection connection = call.getAttributes().get(TransportWatch.CONNECTION);
        if (connection == null) {
            return next.startCall(call, headers);
        }
        if (connection.isEnded()) {
            return refuse(call, ErrorReason.TOO_MANY_FAILURES);
        }
        connection.called();
        Context context = Context.current().withValue(Connections.CURRENT, connection);
        return Contexts.interceptCall(context, call, headers, (started, metadata) -> begin(started, metadata, next));
    }

    private static int size(Metadata headers) {
        int size = InternalMetadata.headerCount(headers) * FIELD_OVERHEAD;
        for (byte[] nameOrValue : InternalMetadata.serialize(headers)) {
            size += nameOrValue.length;
        }
        return size;
    }

    private static <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, ErrorReason reason) {
        IncomingCall.close(call, reason);
        return new ServerCall.Listener<>() {};
    }

    private static <Q, A> ServerCall.Listener<Q> begin(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        IncomingCall incoming = IncomingCall.CURRENT.get();
        if (incoming == null) {
            return next.startCall(call, headers);
        }
        incoming.begin(call);
        return new Watched<>(incoming, next.startCall(call, headers));
    }

    private static final class Watched<Q> extends SimpleForwardingServerCallListener<Q> {
        private final IncomingCall incoming;

        Watched(IncomingCall incoming, ServerCall.Listener<Q> delegate) {
            super(delegate);
            this.incoming = incoming;
        }

        @Override
        public void onHalfClose() {
            incoming.done();
            super.onHalfClose();
        }
    }
}
