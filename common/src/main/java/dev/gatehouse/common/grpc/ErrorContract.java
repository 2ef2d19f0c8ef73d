package dev.gatehouse.common.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever a handler throws into a status of the error contract, so that no exception text reaches a caller.
///
/// It wraps the listener only: a wrapped call that forgot to forward `isReady()` would switch back-pressure off.
public final class ErrorContract implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorContract.class);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            return new Guarded<>(call, next.startCall(call, headers));
        } catch (RuntimeException e) {
            close(call, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private static void close(ServerCall<?, ?> call, RuntimeException error) {
        StatusRuntimeException status = switch (error) {
            // Of another domain, it is what some client of ours was told: its text is not for this caller.
            case StatusRuntimeException ready when Statuses.reasonOf(ready).isPresent() -> ready;
            case GatehouseException refusal -> Statuses.of(refusal.reason());
            default -> unexpected(call, error);
        };
        Metadata trailers = status.getTrailers();
        try {
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
        } catch (IllegalStateException alreadyClosed) {
            LOG.debug("the call was closed before its error could be told", alreadyClosed);
        }
    }

    private static StatusRuntimeException unexpected(ServerCall<?, ?> call, RuntimeException error) {
        if (Status.fromThrowable(error).getCode() == Status.Code.CANCELLED) {
            return Status.CANCELLED.asRuntimeException();
        }
        LOG.error("call {} failed", call.getMethodDescriptor().getFullMethodName(), error);
        return Statuses.of(ErrorReason.INTERNAL_ERROR);
    }

    private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;

        Guarded(ServerCall<Q, ?> call, ServerCall.Listener<Q> delegate) {
            super(delegate);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        private void guard(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                close(call, e);
            }
        }
    }
}
