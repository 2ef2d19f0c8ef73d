package dev.gatehouse.session.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Bounds the calls that are under way, per node: one more is refused as `BUSY`.
final class CallLimit implements ServerInterceptor {
    private final int max;
    private final Semaphore free;

    CallLimit(int max) {
        this.max = max;
        this.free = new Semaphore(max);
    }

    int underWay() {
        return max - free.availablePermits();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!free.tryAcquire()) {
            throw Statuses.of(ErrorReason.BUSY);
        }
        Permit permit = new Permit(free);
        try {
            return new Counted<>(next.startCall(call, headers), permit);
        } catch (RuntimeException e) {
            permit.giveBack();
            throw e;
        }
    }

    private record Permit(Semaphore free, AtomicBoolean given) {
        Permit(Semaphore free) {
            this(free, new AtomicBoolean());
        }

        void giveBack() {
            if (given.compareAndSet(false, true)) {
                free.release();
            }
        }
    }

    private static final class Counted<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Permit permit;

        Counted(ServerCall.Listener<Q> delegate, Permit permit) {
            super(delegate);
            this.permit = permit;
        }

        @Override
        public void onComplete() {
            permit.giveBack();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            permit.giveBack();
            super.onCancel();
        }
    }
}
