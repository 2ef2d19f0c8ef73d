package dev.gatehouse.gateway.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcServerInterceptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/// Observes a command from its arrival to its answer, and of a stream its opening alone: a span of an hour would tell
/// nothing, and what an observation does for each message was a seventh of what a delivery costs.
final class CallObservations implements ServerInterceptor {
    private static final String OPENING = "gatehouse.stream.open";

    private final ObservationRegistry registry;
    private final ServerInterceptor commands;

    CallObservations(ObservationRegistry registry) {
        this.registry = registry;
        this.commands = new ObservationGrpcServerInterceptor(registry);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        MethodType type = call.getMethodDescriptor().getType();
        return type == MethodType.UNARY
                ? commands.interceptCall(call, headers, next)
                : new Opening<>(next.startCall(call, headers), opening(call, headers));
    }

    private Observation opening(ServerCall<?, ?> call, Metadata headers) {
        ReceiverContext<Metadata> context = new ReceiverContext<>(CallObservations::header);
        context.setCarrier(headers);
        return Observation.createNotStarted(OPENING, () -> context, registry)
                .contextualName(call.getMethodDescriptor().getFullMethodName());
    }

    private static @Nullable String header(Metadata headers, String name) {
        return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    /// The handler does all of its work for the opening when it has the whole request.
    private static final class Opening<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Observation observation;

        Opening(ServerCall.Listener<Q> delegate, Observation observation) {
            super(delegate);
            this.observation = observation;
        }

        @Override
        public void onHalfClose() {
            observation.observe(super::onHalfClose);
        }
    }
}
